import type { Span } from '../../api/span.ts'

/** The text of ordered spans: their texts with one space between, where a paragraph goes on over a page break. */
export function joinSpans(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join(' ')
}
