import type { Gist } from '../../../api/gist.ts'
import type { SummarySource } from '../summary-source.ts'

/** What code alone finds out about a document. */
export function gistOf({ place, language, pages }: SummarySource): Gist {
  const { documentId, revisionId, path, title, kind = 'text' } = place
  return {
    documentId,
    revisionId,
    path,
    title,
    kind,
    genre: 'other',
    language,
    pages: pages.length,
    words: 0,
    sentences: [],
    facts: { people: [], organisations: [], dates: [], amounts: [] },
    outline: [],
    skipped: [],
  }
}
