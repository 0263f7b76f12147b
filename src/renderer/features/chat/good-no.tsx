import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { chooseAndAdd } from '../../app/add-files.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { goodNoWords } from './answer-words.ts'
import { QuoteList } from './quote-list.tsx'
import { EVERYTHING, isEverything } from './scope-words.ts'
import type { Turn } from './turn-tree.ts'

/** "Not in the 3 documents searched", the closest passages without a mark, and what can be tried. */
export function GoodNo({
  turn,
  documents,
  onScope,
}: {
  turn: Turn
  /** Documents in the whole library. */
  documents: number
  /** Asks again over another scope; undefined where nothing can be asked. */
  onScope: ((scope: Scope) => void) | undefined
}) {
  const { answer, scope } = turn
  const client = useClient()
  const { unread } = answer.searched
  const wider = !isEverything(scope) && documents > answer.searched.documents
  return (
    <>
      <p className="selectable text-answer">{goodNoWords(answer)}</p>
      {answer.quotes.length === 0 ? null : (
        <>
          <h3 className="mt-3 mb-1.5 text-label font-semibold text-soft">{say('chat', 'closest')}</h3>
          <QuoteList
            turnKey={turn.key}
            answer={{ ...answer, quotes: answer.quotes.slice(0, 3) }}
            onStrike={undefined}
          />
        </>
      )}
      {onScope === undefined ? null : (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {wider ? (
            <Button onPress={() => onScope(EVERYTHING)}>{say('chat', 'searchAll', { documents })}</Button>
          ) : null}
          {unread > 0 ? (
            <Button onPress={() => onScope(scope)}>{say('chat', 'askWhenRead', { count: unread })}</Button>
          ) : null}
          {wider || unread > 0 ? null : (
            <>
              <p className="text-soft">{say('chat', 'tryOther')}</p>
              <Button onPress={() => void chooseAndAdd(client, 'files')}>{say('shell', 'add-files')}</Button>
            </>
          )}
        </div>
      )}
    </>
  )
}
