import type { DocumentRef } from '../ports/document-ref.ts'
import type { TextStore } from '../ports/text-store.ts'
import type { SummarySource } from './summary-source.ts'

/** Documents of the library as far as they are read, in the order asked for; `missing`: ids of those that have no text. */
export function librarySources(
  text: TextStore,
  documentIds: readonly string[],
): { sources: SummarySource[]; missing: string[] } {
  const sources: SummarySource[] = []
  const missing: string[] = []
  for (const documentId of documentIds) {
    const scope = { collectionIds: [], documentIds: [documentId] }
    const ref = text.scopeDocuments(scope, 1)[0] ?? text.documentsBeingRead(scope)[0]
    if (ref === undefined) missing.push(documentId)
    else sources.push(librarySource(text, ref))
  }
  return { sources, missing }
}

function librarySource(text: TextStore, ref: DocumentRef): SummarySource {
  const { documentId, revisionId, path, title, kind, version } = ref
  return {
    place: { documentId, revisionId, path, title, kind, ...(version ? { version } : {}) },
    language: text.revision(revisionId)?.language || 'en',
    pages: text.pages(revisionId, 1, Number.MAX_SAFE_INTEGER),
  }
}
