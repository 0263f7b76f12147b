import type { ExtractedPage } from '../../ports/extracted-page.ts'

/** Pages of a segment at least, before a heading; then before a whole sentence; then in any case. */
const fromPages = 20
const longPages = 40
const mostPages = 60

/**
 * A document in runs of pages that can be cut into chunks one after the other: 60 pages are about 200 ms of work.
 * A run ends where a page begins with a heading (no chunk goes across one), else after a page that ends with a
 * sentence. The same pages always give the same runs.
 */
export function pageSegments(pages: Iterable<ExtractedPage>): ExtractedPage[][] {
  return [...segmentsOf(pages)]
}

/** The same one after the other, holding no more than one. */
export function* segmentsOf(pages: Iterable<ExtractedPage>): Generator<ExtractedPage[]> {
  let segment: ExtractedPage[] = []
  for (const page of pages) {
    if (endsBefore(segment, page)) {
      yield segment
      segment = []
    }
    segment.push(page)
  }
  if (segment.length > 0) yield segment
}

function endsBefore(segment: readonly ExtractedPage[], next: ExtractedPage): boolean {
  const last = segment.at(-1)
  if (!last || segment.length < fromPages) return false
  if (segment.length >= mostPages) return true
  if (next.blocks[0]?.kind === 'heading' && last.blocks.at(-1)?.kind !== 'heading') return true
  return segment.length >= longPages && /[.!?]["'”’)\]]?\s*$/.test(last.text)
}
