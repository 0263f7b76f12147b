import type { Place } from './sources.ts'

/** For tests: a passage of one page, at offset 0, in a document of its own. */
export function placeOf(text: string, id = 'lease'): Place & { text: string } {
  return {
    documentId: id,
    revisionId: id,
    path: `/${id}.pdf`,
    title: id,
    headingPath: [],
    spans: [{ page: 1, start: 0, end: text.length, text }],
    text,
  }
}
