import type { Citation } from '../../../api/answer.ts'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'
import { whereWords } from './answer-line.ts'
import { openWords } from './hand-over.ts'

/** The number of a source behind its sentence; opens the page in the main window. */
export function SourceChip({ citation, active }: { citation: Citation; active: boolean }) {
  return (
    <button
      type="button"
      aria-label={say('quickAsk', 'chip', { number: citation.number, where: whereWords(citation) })}
      onClick={() => openWords(citation)}
      className={classes(
        'ml-0.5 inline-flex h-4.5 min-w-4 items-center justify-center rounded-chip border px-1 align-[0.125rem] text-tiny font-bold tabular-nums',
        active ? 'border-mark-line bg-mark text-ink' : 'border-transparent bg-wash text-accent hover:border-accent',
      )}
    >
      {citation.number}
    </button>
  )
}
