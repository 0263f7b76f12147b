import type { Answer, Citation } from '../../../api/answer.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { usePinStore } from '../../app/copy.ts'
import { isShown, useReaderStore } from '../../app/reader-store.ts'
import { useLens } from '../../app/use-lens.ts'
import { classes } from '../../components/classes.ts'
import { markKey, openSource, placeOf } from './marks.ts'

/** The number of a quote behind the sentence it supports. Filled while the reader shows its words. */
export function Chip({
  turnKey,
  answer,
  citation,
  sentence,
}: {
  turnKey: string
  answer: Answer
  citation: Citation
  sentence: string
}) {
  const lens = useLens(placeOf(citation))
  const key = markKey(turnKey, citation.number)
  const active = useReaderStore((state) => isShown(state, key))
  const where = [plainTitle(citation.title), pageWords(citation, 'short')].filter((part) => part !== '').join(', ')
  return (
    <button
      type="button"
      {...lens}
      aria-label={say('chat', 'chipLabel', { number: citation.number, where })}
      aria-pressed={active}
      onFocus={() => usePinStore.setState({ focused: { text: citation.text, place: placeOf(citation) } })}
      onClick={() => openSource(turnKey, answer, citation, sentence)}
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
