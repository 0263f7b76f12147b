import type { DocumentFilter } from '../../api/document-filter.ts'
import { type Database, since } from './database.ts'
import { fromJson } from './json.ts'

/** A collection as stored. */
export type CollectionNode = {
  id: string
  name: string
  parentId: string | undefined
  filter: DocumentFilter | undefined
}

/** Reads all collections, by name. */
export function collectionReader(db: Database): () => CollectionNode[] {
  const all = db.sql.prepare<[], { id: string; name: string; parent_id: string | null; filter: string | null }>(
    `SELECT id, name, ${since(db, 3, 'parent_id')} AS parent_id, ${since(db, 3, 'filter')} AS filter
     FROM collections ORDER BY name, id`,
  )
  return () =>
    all.all().map(({ id, name, parent_id, filter }) => ({
      id,
      name,
      parentId: parent_id ?? undefined,
      filter: filter === null ? undefined : fromJson<DocumentFilter>(filter),
    }))
}

/** Ids of some collections and of all that lie in them, each once. */
export function withDescendants(ids: readonly string[], nodes: readonly CollectionNode[]): Set<string> {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId)
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const child of children.get(id) ?? []) visit(child.id)
  }
  for (const id of ids) visit(id)
  return found
}
