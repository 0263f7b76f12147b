import type { Hit } from '../../api/search.ts'
import type { Span } from '../../api/span.ts'
import type { StruckSource } from '../../api/thread.ts'
import { joinSpans } from '../documents/join-spans.ts'

/** Hits without the words that the user struck out; a hit with nothing left goes. Ranks stay. */
export function withoutStruck(hits: readonly Hit[], struck: readonly StruckSource[]): Hit[] {
  if (struck.length === 0) return [...hits]
  return hits.flatMap((hit) => {
    const out = struck.filter((source) => source.revisionId === hit.revisionId).flatMap((source) => source.spans)
    const spans = hit.spans.flatMap((span) => subtract(span, out))
    return spans.length === 0 ? [] : [{ ...hit, spans, text: joinSpans(spans) }]
  })
}

/** What is left of a span, without white space at its ends. */
function subtract(span: Span, out: readonly Span[]): Span[] {
  let parts = [{ start: span.start, end: span.end }]
  for (const cut of out) {
    if (cut.page !== span.page) continue
    parts = parts.flatMap((part) =>
      cut.end <= part.start || cut.start >= part.end
        ? [part]
        : [
            { start: part.start, end: Math.max(part.start, cut.start) },
            { start: Math.min(part.end, cut.end), end: part.end },
          ],
    )
  }
  return parts.flatMap(({ start, end }) => {
    const text = span.text.slice(start - span.start, end - span.start)
    const lead = text.length - text.trimStart().length
    const kept = text.trim()
    return kept === '' ? [] : [{ page: span.page, start: start + lead, end: start + lead + kept.length, text: kept }]
  })
}
