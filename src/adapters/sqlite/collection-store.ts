import type { Collection } from '../../api/document.ts'
import { AssistantError } from '../../api/error.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import type { Database } from './database.ts'
import { needsALook, rowTables } from './document-rows.ts'
import { toJson } from './json.ts'

type CollectionStore = Pick<
  LibraryStore,
  | 'overview'
  | 'collection'
  | 'collectionNamed'
  | 'createCollection'
  | 'renameCollection'
  | 'removeCollection'
  | 'addToCollection'
  | 'removeFromCollection'
>

/** Collections and the counts of the sidebar. Names are unique without regard to case. */
export function createCollectionStore(db: Database): CollectionStore {
  const { sql } = db
  const select = `SELECT c.id, c.name, (SELECT count(*) FROM collection_documents m JOIN documents d ON d.id = m.document_id
    WHERE m.collection_id = c.id AND d.removed_at IS NULL) AS documents FROM collections c`
  const all = sql.prepare<[], Collection>(`${select} ORDER BY c.name`)
  const byId = sql.prepare<[string], Collection>(`${select} WHERE c.id = ?`)
  const byName = sql.prepare<[string], Collection>(`${select} WHERE c.name = ?`)
  const counts = sql.prepare<[], { documents: number; needsALook: number | null }>(
    `SELECT count(*) AS documents, sum(${needsALook(db)}) AS needsALook FROM ${rowTables} WHERE d.removed_at IS NULL`,
  )
  const need = (id: string): Collection => {
    const found = byId.get(id)
    if (!found) throw new AssistantError('collection-not-found', { name: id })
    return found
  }
  const refuseTaken = (name: string, except?: string) => {
    const taken = byName.get(name)
    if (taken && taken.id !== except) throw new AssistantError('collection-exists', { name: taken.name })
  }

  return {
    overview() {
      const row = counts.get()
      return { documents: row?.documents ?? 0, needsALook: row?.needsALook ?? 0, collections: all.all() }
    },
    collection: (collectionId) => byId.get(collectionId),
    collectionNamed: (name) => byName.get(name),
    createCollection: (name) =>
      db.write(() => {
        refuseTaken(name)
        const id = crypto.randomUUID()
        sql.prepare('INSERT INTO collections (id, name) VALUES (?, ?)').run(id, name)
        return { id, name, documents: 0 }
      }),
    renameCollection: (collectionId, name) =>
      db.write(() => {
        need(collectionId)
        refuseTaken(name, collectionId)
        sql.prepare('UPDATE collections SET name = ? WHERE id = ?').run(name, collectionId)
        return need(collectionId)
      }),
    removeCollection: (collectionId) =>
      db.write(() => {
        need(collectionId)
        sql.prepare('DELETE FROM collections WHERE id = ?').run(collectionId)
      }),
    addToCollection: (collectionId, documentIds) =>
      db.write(() => {
        need(collectionId)
        sql
          .prepare(
            `INSERT OR IGNORE INTO collection_documents (collection_id, document_id)
             SELECT ?, id FROM documents WHERE id IN (SELECT value FROM json_each(?))`,
          )
          .run(collectionId, toJson(documentIds))
      }),
    removeFromCollection: (collectionId, documentIds) =>
      db.write(() => {
        need(collectionId)
        sql
          .prepare(
            `DELETE FROM collection_documents
             WHERE collection_id = ? AND document_id IN (SELECT value FROM json_each(?))`,
          )
          .run(collectionId, toJson(documentIds))
      }),
  }
}
