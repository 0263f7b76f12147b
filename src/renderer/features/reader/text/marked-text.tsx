import { classes } from '../../../components/classes.ts'
import type { Run } from './block-groups.ts'
import { cutPieces, type MarkedSpan } from './pieces.ts'

const SHOWN_FIRST = ['active', 'unmarked', 'other'] as const

/** A run of a page's text with its marked and found words. */
export function MarkedText({ text, run, marked }: { text: string; run: Run; marked: readonly MarkedSpan[] }) {
  return cutPieces(text, run.start, run.end, marked).map((piece) => {
    const { markings } = piece
    if (markings.size === 0) return piece.text
    const found = markings.has('found') || markings.has('found-current')
    const look = classes(
      markings.has('active') ? 'marked' : markings.has('other') && 'marked-line',
      found && 'found-words',
      markings.has('found-current') && 'found-current',
    )
    const marking = SHOWN_FIRST.find((one) => markings.has(one)) ?? 'found'
    return (
      <mark
        key={piece.start}
        className={look}
        data-mark={piece.key}
        data-marking={marking}
        data-current={markings.has('found-current') || undefined}
        data-start={piece.start}
      >
        {piece.text}
      </mark>
    )
  })
}
