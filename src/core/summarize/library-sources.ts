import type { DocumentRef } from '../ports/document-ref.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { GistStore } from '../ports/gist-store.ts'
import type { TextStore } from '../ports/text-store.ts'
import { heldPages } from './held-pages.ts'
import type { SummarySource } from './summary-source.ts'

/**
 * Documents of the library as far as they are read, in the order asked for, their pages read when they are looked at: there may be
 * a thousand. `missing`: ids of those that have no text.
 */
export function librarySources(
  stores: { text: TextStore; gists: GistStore },
  documentIds: readonly string[],
): { sources: SummarySource[]; missing: string[] } {
  const { text } = stores
  const pagesOf = heldPages(text)
  const sources: SummarySource[] = []
  const missing: string[] = []
  for (const documentId of documentIds) {
    const scope = { collectionIds: [], documentIds: [documentId] }
    const ref = text.scopeDocuments(scope, 1)[0] ?? text.documentsBeingRead(scope)[0]
    if (ref === undefined) missing.push(documentId)
    else sources.push(librarySource(stores, ref, pagesOf))
  }
  return { sources, missing }
}

function librarySource(
  { text, gists }: { text: TextStore; gists: GistStore },
  ref: DocumentRef,
  pagesOf: (revisionId: string) => readonly ExtractedPage[],
): SummarySource {
  const { documentId, revisionId, path, title, kind, version } = ref
  // Before the pages: what is made of them is kept as of this version only if none came between.
  const textVersion = gists.textVersion(revisionId)
  return {
    place: { documentId, revisionId, path, title, kind, ...(version ? { version } : {}) },
    language: text.revision(revisionId)?.language || 'en',
    ...(textVersion === undefined ? {} : { textVersion }),
    get pages() {
      return pagesOf(revisionId)
    },
  }
}
