import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { chooseAndAdd } from '../../app/add-files.ts'
import { goodNoWords } from '../../app/answer/answer-words.ts'
import { useCall } from '../../app/queries.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { QuoteList } from './quote-list.tsx'
import { inFullWords } from './reading-words.ts'
import { EVERYTHING, isEverything } from './scope-words.ts'
import { type Asked, askedOf, type Turn } from './turn-tree.ts'

/** "Not in the 3 documents searched", the closest passages without a mark, and what can be tried. */
export function GoodNo({
  turn,
  documents,
  onAgain,
}: {
  turn: Turn
  /** Documents in the whole library. */
  documents: number
  /** Asks again over another scope or by another route; undefined where nothing can be asked. */
  onAgain: ((change: { scope?: Scope; asked?: Asked }) => void) | undefined
}) {
  const { answer, scope } = turn
  const client = useClient()
  const { unread } = answer.searched
  const plan = useCall(
    'answer.plan',
    { question: turn.question, scope, parentId: turn.parentId, route: 'whole' },
    { enabled: onAgain !== undefined && answer.reading?.route !== 'whole' && unread === 0 },
  ).data
  const inFull = plan?.whole.fits === true && plan.documents > 0 ? plan : undefined
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
      {onAgain === undefined ? null : (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {wider ? (
            <Button onPress={() => onAgain({ scope: EVERYTHING })}>{say('chat', 'searchAll', { documents })}</Button>
          ) : null}
          {unread > 0 ? (
            <Button onPress={() => onAgain({ scope })}>{say('chat', 'askWhenRead', { count: unread })}</Button>
          ) : null}
          {inFull === undefined ? null : (
            <Button onPress={() => onAgain({ asked: { ...askedOf(turn), route: 'whole' } })}>
              {inFullWords(inFull.documents, inFull.whole.ms)}
            </Button>
          )}
          {wider || unread > 0 || inFull !== undefined ? null : (
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
