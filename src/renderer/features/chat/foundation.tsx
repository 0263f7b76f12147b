import { ChevronLeft, ChevronRight, Copy, Pencil, RotateCcw } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { answerText } from '../../app/answer/answer-text.ts'
import { countMatches, searchedWords } from '../../app/answer/answer-words.ts'
import type { LiveAnswer } from '../../app/answer/live-answer.ts'
import { copyText } from '../../app/copy.ts'
import { useSettings } from '../../app/settings.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { MenuButton } from '../../components/menu.tsx'
import { tableTsv } from '../../components/table/table-text.ts'
import { countRows } from '../../components/table/table-words.ts'
import { routeWords } from './reading-words.ts'
import type { Turn } from './turn-tree.ts'
import { UsageButton } from './usage-button.tsx'

export type FoundationProps = {
  turn: Turn
  versions: readonly Turn[]
  readOnly: boolean
  onAgain: () => void
  onEdit: () => void
  onVersion: (turn: Turn) => void
}

/** What can be done takes the place of who wrote while the turn is pointed at or has focus. */
const HIDDEN_ON_USE =
  'group-focus-within/turn:opacity-0 group-hover/turn:opacity-0 group-has-[[data-actions]_[aria-expanded=true]]/turn:opacity-0 transition-opacity'

/** The one line below an answer: what was counted, what was searched, who wrote, and what can be done with it. */
export function Foundation(props: FoundationProps) {
  const { turn, versions } = props
  const { answer } = turn
  const ended = answer.phase === 'ended'
  const wrote = answer.draft !== '' || answer.sentences.length > 0
  return (
    <div className="mt-0.5 flex min-h-7 items-center gap-x-3.5 text-label text-soft tabular-nums">
      <span className="flex min-w-0 flex-1 flex-wrap gap-x-3.5">
        <Words answer={answer} />
      </span>
      {versions.length > 1 ? <Versions {...props} /> : null}
      <span className="grid shrink-0 items-center justify-items-end [&>*]:[grid-area:1/1]">
        {(answer.phase === 'quoted' || answer.phase === 'writing') && answer.progress === undefined && !answer.table ? (
          <span>{wrote ? say('chat', 'writing') : say('reading', 'readingNow')}</span>
        ) : null}
        {answer.model === undefined || !ended ? null : (
          <span title={answer.model} className={classes('max-w-27 truncate', HIDDEN_ON_USE)}>
            {answer.model}
          </span>
        )}
        {ended ? <Actions {...props} /> : null}
      </span>
    </div>
  )
}

function Words({ answer }: { answer: LiveAnswer }) {
  const { reading } = answer
  if (answer.phase === 'searching' && reading === undefined) return <span>{say('chat', 'searching')}</span>
  const { matched, shown } = countMatches(answer)
  const route =
    reading === undefined || answer.phase !== 'ended'
      ? []
      : routeWords(reading, answer.table && countRows(answer.table))
  const searched = reading === undefined || reading.route === 'passages'
  return (
    <>
      {shown > 0 ? (
        <span>
          <b className="font-semibold text-ink">{say('chat', 'matched', { matched, shown, count: shown })}</b>{' '}
          {say('chat', 'matchAQuote', { count: shown })}
        </span>
      ) : null}
      {searched ? <span>{answer.phase === 'searching' ? say('chat', 'searching') : searchedWords(answer)}</span> : null}
      {route.length === 0 ? null : <span>{route.join(', ')}</span>}
      {answer.collectionNames.length > 1 ? (
        <span>
          {say('chat', 'fromCollections', {
            count: answer.collectionNames.length,
            names: answer.collectionNames.join(', '),
          })}
        </span>
      ) : null}
    </>
  )
}

function Versions({ turn, versions, onVersion }: FoundationProps) {
  const index = versions.findIndex((version) => version.key === turn.key)
  const go = (by: -1 | 1) => {
    const next = versions[index + by]
    if (next !== undefined) onVersion(next)
  }
  return (
    <span className="flex items-center" role="group" aria-label={say('chat', 'versions')}>
      <IconButton
        label={say('chat', 'olderVersion')}
        className="size-6!"
        isDisabled={index <= 0}
        onPress={() => go(-1)}
      >
        <ChevronLeft />
      </IconButton>
      {say('chat', 'versionOf', { number: index + 1, count: versions.length })}
      <IconButton
        label={say('chat', 'newerVersion')}
        className="size-6!"
        isDisabled={index >= versions.length - 1}
        onPress={() => go(1)}
      >
        <ChevronRight />
      </IconButton>
    </span>
  )
}

function Actions({ turn, readOnly, onAgain, onEdit }: FoundationProps) {
  const { citationStyle } = useSettings()
  const { table } = turn.answer
  const copyAnswer = () => void copyText(answerText(turn.answer, citationStyle), say('chat', 'answerCopied'))
  return (
    <span
      data-actions
      className="relative z-1 -mr-1.5 flex opacity-0 transition-opacity has-[[aria-expanded=true]]:opacity-100 group-focus-within/turn:opacity-100 group-hover/turn:opacity-100"
    >
      {table === undefined ? (
        <IconButton label={say('chat', 'copyAnswer')} className="size-6!" onPress={copyAnswer}>
          <Copy />
        </IconButton>
      ) : (
        <MenuButton
          label={say('table', 'copyMenu')}
          entries={[
            { id: 'answer', label: say('table', 'copyAnswer'), run: copyAnswer },
            {
              id: 'sheet',
              label: say('table', 'copySheet'),
              run: () => void copyText(tableTsv(table, citationStyle), say('table', 'copied')),
            },
          ]}
        >
          <IconButton label={say('table', 'copyMenu')} className="size-6!">
            <Copy />
          </IconButton>
        </MenuButton>
      )}
      <UsageButton answer={turn.answer} />
      {readOnly ? null : (
        <>
          <IconButton label={say('chat', 'askAgain')} className="size-6!" onPress={onAgain}>
            <RotateCcw />
          </IconButton>
          <IconButton label={say('chat', 'editQuestion')} className="size-6!" onPress={onEdit}>
            <Pencil />
          </IconButton>
        </>
      )}
    </span>
  )
}
