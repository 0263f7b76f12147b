import type { Span } from '../../../api/span.ts'

/** A run of a section's text, in UTF-16 code units. */
export type SectionRange = { start: number; end: number }

type Spans = readonly Span[]

/** The text of a section, its pages joined by line breaks. The same section has the same text wherever it stands. */
export function sectionText(section: { spans: Spans }): string {
  return section.spans.map(({ text }) => text).join('\n')
}

/** Where words of a document stand in a section's text; undefined where they do not lie in it. */
export function rangeIn(
  section: { spans: Spans },
  { page, start, end }: Pick<Span, 'page' | 'start' | 'end'>,
): SectionRange | undefined {
  let offset = 0
  for (const span of section.spans) {
    if (span.page === page && start >= span.start && end <= span.end) {
      return { start: offset + start - span.start, end: offset + end - span.start }
    }
    offset += span.text.length + 1
  }
  return undefined
}

/** Where a run of a section's text stands in its document, a span a page. */
export function spansAt(section: { spans: Spans }, range: SectionRange): Span[] {
  const found: Span[] = []
  let offset = 0
  for (const { page, start, text } of section.spans) {
    const from = Math.max(0, range.start - offset)
    const to = Math.min(text.length, range.end - offset)
    if (from < to) found.push({ page, start: start + from, end: start + to, text: text.slice(from, to) })
    offset += text.length + 1
  }
  return found
}
