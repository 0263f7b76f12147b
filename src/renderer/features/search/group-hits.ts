import type { FoundDocument, Hit } from '../../../api/search.ts'

/** The hits of one document, in their order. */
export type HitGroup = {
  documentId: string
  title: string
  path: string
  about: FoundDocument | undefined
  hits: Hit[]
}

/** Hits by document, the documents in the order of their first hits. */
export function groupHits(hits: readonly Hit[], documents: readonly FoundDocument[]): HitGroup[] {
  const about = new Map(documents.map((document) => [document.documentId, document]))
  const groups = new Map<string, HitGroup>()
  for (const hit of hits) {
    const { documentId, title, path } = hit
    const group = groups.get(documentId) ?? { documentId, title, path, about: about.get(documentId), hits: [] }
    groups.set(documentId, group)
    group.hits.push(hit)
  }
  return [...groups.values()]
}
