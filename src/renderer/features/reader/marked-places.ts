import type { Span } from '../../../api/span.ts'
import type { ReaderTarget } from '../../app/reader-store.ts'

/** `active`: being looked at; `other`: another citation; `unmarked`: looked at, but nothing is drawn on it. */
export type PlaceMarking = 'active' | 'other' | 'unmarked'

/** Spans of one citation in the shown document. */
export type MarkedPlace = {
  key: string
  number: number | undefined
  marking: PlaceMarking
  spans: readonly Span[]
}

/** The target's own words and the other citations of its answer in the same revision, in the answer's order. */
export function markedPlaces(target: ReaderTarget): MarkedPlace[] {
  const own = target.marks.find((mark) => mark.key === target.key)
  const active: MarkedPlace[] =
    target.spans.length === 0
      ? []
      : [
          {
            key: target.key,
            number: own?.number,
            marking: target.unmarked ? 'unmarked' : 'active',
            spans: target.spans,
          },
        ]
  const words = new Set([wordsOf(target.spans)])
  const others = target.marks
    .filter((mark) => mark.key !== target.key)
    .filter((mark) => mark.documentId === target.documentId && mark.revisionId === target.revisionId)
    .filter((mark) => mark.spans.length > 0 && isNew(words, wordsOf(mark.spans)))
    .map((mark): MarkedPlace => ({ key: mark.key, number: mark.number, marking: 'other', spans: mark.spans }))
  return [...active, ...others]
}

function wordsOf(spans: readonly Span[]): string {
  return spans.map((span) => `${span.page}:${span.start}-${span.end}`).join(' ')
}

function isNew(seen: Set<string>, words: string): boolean {
  if (seen.has(words)) return false
  seen.add(words)
  return true
}
