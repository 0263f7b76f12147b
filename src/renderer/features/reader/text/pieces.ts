import type { Span } from '../../../../api/span.ts'
import type { PlaceMarking } from '../marked-places.ts'

/** What a run of text is drawn as: as its place is marked, found, or the found place being looked at. */
export type Marking = PlaceMarking | 'found' | 'found-current'

/** A span with its marking. `key` is that of the mark; found places have none. */
export type MarkedSpan = { span: Span; marking: Marking; key?: string }

/** A run of text with everything that is drawn on it; the texts of a block's pieces join to the block's text. */
export type Piece = { start: number; end: number; text: string; markings: ReadonlySet<Marking>; key?: string }

/** True where the page's stored text still reads exactly as the span says. */
export function isExact(pageText: string, span: Span): boolean {
  return span.start < span.end && span.end <= pageText.length && pageText.slice(span.start, span.end) === span.text
}

/**
 * Cuts `[start, end)` of a page's text at the edges of the spans that touch it. Spans that do not read exactly as the
 * page's text are not drawn.
 */
export function cutPieces(pageText: string, start: number, end: number, marked: readonly MarkedSpan[]): Piece[] {
  const touching = marked.filter(({ span }) => span.start < end && span.end > start && isExact(pageText, span))
  const edges = new Set([start, end])
  for (const { span } of touching) {
    edges.add(Math.max(start, span.start))
    edges.add(Math.min(end, span.end))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end
    const here = touching.filter(({ span }) => span.start <= from && span.end >= to)
    const key = (here.find(({ marking }) => marking === 'active') ?? here.find((one) => one.key !== undefined))?.key
    return {
      start: from,
      end: to,
      text: pageText.slice(from, to),
      markings: new Set(here.map(({ marking }) => marking)),
      ...(key === undefined ? {} : { key }),
    }
  })
}
