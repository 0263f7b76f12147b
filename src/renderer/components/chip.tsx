import type { Citation } from '../../api/answer.ts'
import { pageWords } from '../../messages/page-words.ts'
import { say } from '../../messages/say.ts'
import { plainTitle } from '../app/citation-text.ts'
import { usePinStore } from '../app/copy.ts'
import { placeOf } from '../app/place-of.ts'
import { isShown, useReaderStore } from '../app/reader-store.ts'
import { useLens } from '../app/use-lens.ts'
import { classes } from './classes.ts'

/** The number of a source behind the sentence it supports. Filled while the reader shows its words, which `markKey` names. */
export function Chip({ citation, markKey, onOpen }: { citation: Citation; markKey: string; onOpen: () => void }) {
  const lens = useLens(placeOf(citation))
  const active = useReaderStore((state) => isShown(state, markKey))
  const where = [plainTitle(citation.title), pageWords(citation, 'short')].filter((part) => part !== '').join(', ')
  return (
    <button
      type="button"
      {...lens}
      aria-label={say('chat', 'chipLabel', { number: citation.number, where })}
      aria-pressed={active}
      onFocus={() => usePinStore.setState({ focused: { text: citation.text, place: placeOf(citation) } })}
      onClick={onOpen}
      className={classes(
        'ml-0.5 inline-flex h-4 min-w-4.5 items-center justify-center rounded-chip border px-1 align-[0.0625rem] text-tiny font-bold tabular-nums transition-colors',
        active ? 'border-mark-line bg-mark text-ink' : 'border-transparent bg-wash text-accent hover:border-accent',
      )}
    >
      {citation.number}
    </button>
  )
}

/** The space kept for a chip while its sentence is still being checked. */
export function ChipSpace() {
  return <span aria-hidden="true" className="ml-0.5 inline-block h-4 w-4.5 align-[0.0625rem]" />
}
