import type { Span } from '../../api/span.ts'

/** One span a page, from the first start to the last end, its text from the page. A page that is gone is left out. */
export function mergeSpans(spans: readonly Span[], pageText: (page: number) => string | undefined): Span[] {
  const byPage = new Map<number, { start: number; end: number }>()
  for (const span of spans) {
    const known = byPage.get(span.page)
    byPage.set(span.page, {
      start: Math.min(span.start, known?.start ?? span.start),
      end: Math.max(span.end, known?.end ?? span.end),
    })
  }
  return [...byPage]
    .sort(([left], [right]) => left - right)
    .flatMap(([page, range]) => {
      const text = pageText(page)
      return text === undefined ? [] : [{ page, ...range, text: text.slice(range.start, range.end) }]
    })
}
