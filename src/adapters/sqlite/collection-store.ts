import { collectionAt } from '../../api/collection-path.ts'
import type { Collection } from '../../api/document.ts'
import { AssistantError } from '../../api/error.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import { collectionCounts } from './collection-counts.ts'
import { type CollectionNode, collectionReader, withDescendants } from './collection-tree.ts'
import type { Database } from './database.ts'
import { toJson } from './json.ts'
import { foldCase } from './text-functions.ts'

type CollectionStore = Pick<
  LibraryStore,
  | 'overview'
  | 'collection'
  | 'collectionNamed'
  | 'createCollection'
  | 'changeCollection'
  | 'removeCollection'
  | 'addToCollection'
  | 'removeFromCollection'
>

/** Collections and the counts of the sidebar. Names are unique beside each other without regard to case. */
export function createCollectionStore(db: Database): CollectionStore {
  const { sql } = db
  const nodes = collectionReader(db)
  const counts = collectionCounts(db)
  const collectionOf = (node: CollectionNode, documents: number): Collection => ({
    id: node.id,
    name: node.name,
    documents,
    ...(node.parentId === undefined ? {} : { parentId: node.parentId }),
    ...(node.filter === undefined ? {} : { filter: node.filter }),
  })
  const one = (node: CollectionNode | undefined, all: readonly CollectionNode[]) =>
    node && collectionOf(node, counts.ofCollections(all, [node.id]).get(node.id) ?? 0)
  const need = (id: string, all: readonly CollectionNode[]): CollectionNode => {
    const found = all.find((node) => node.id === id)
    if (!found) throw new AssistantError('collection-not-found', { name: id })
    return found
  }
  const refuseTaken = (name: string, parentId: string | undefined, all: readonly CollectionNode[], except?: string) => {
    const wanted = foldCase(name)
    const taken = all.find((node) => node.parentId === parentId && node.id !== except && foldCase(node.name) === wanted)
    if (taken) throw new AssistantError('collection-exists', { name: taken.name })
  }
  const read = (id: string): Collection => {
    const all = nodes()
    const node = need(id, all)
    return collectionOf(node, counts.ofCollections(all, [id]).get(id) ?? 0)
  }

  return {
    overview() {
      const all = nodes()
      const documents = counts.ofCollections(
        all,
        all.map(({ id }) => id),
      )
      return { ...counts.ofLibrary(), collections: all.map((node) => collectionOf(node, documents.get(node.id) ?? 0)) }
    },
    collection(collectionId) {
      const all = nodes()
      return one(
        all.find(({ id }) => id === collectionId),
        all,
      )
    },
    collectionNamed(path) {
      const all = nodes()
      return one(collectionAt(path, all), all)
    },
    createCollection: ({ id: wanted, name, parentId, filter }) =>
      db.write(() => {
        const all = nodes()
        if (parentId !== undefined) need(parentId, all)
        refuseTaken(name, parentId, all)
        const id = wanted !== undefined && !all.some((node) => node.id === wanted) ? wanted : crypto.randomUUID()
        sql
          .prepare('INSERT INTO collections (id, name, parent_id, filter) VALUES (?, ?, ?, ?)')
          .run(id, name, parentId ?? null, filter === undefined ? null : toJson(filter))
        return read(id)
      }),
    changeCollection: ({ collectionId, name, parentId, filter }) =>
      db.write(() => {
        const all = nodes()
        const node = need(collectionId, all)
        const next = {
          name: name ?? node.name,
          parentId: parentId === undefined ? node.parentId : (parentId ?? undefined),
          filter: filter ?? node.filter,
        }
        if (next.parentId !== undefined) {
          need(next.parentId, all)
          if (withDescendants([collectionId], all).has(next.parentId)) {
            throw new AssistantError('collection-within-itself', { name: node.name })
          }
        }
        if (filter && !node.filter && counts.ownDocuments(collectionId).length > 0) {
          throw new AssistantError('collection-not-smart', { name: node.name })
        }
        refuseTaken(next.name, next.parentId, all, collectionId)
        sql
          .prepare('UPDATE collections SET name = ?, parent_id = ?, filter = ? WHERE id = ?')
          .run(next.name, next.parentId ?? null, next.filter === undefined ? null : toJson(next.filter), collectionId)
        return read(collectionId)
      }),
    removeCollection: (collectionId) =>
      db.write(() => {
        const all = nodes()
        const { parentId } = need(collectionId, all)
        const documentIds = counts.ownDocuments(collectionId)
        // Its name is free for one that lies in it.
        sql.prepare('UPDATE collections SET name = id WHERE id = ?').run(collectionId)
        const beside = all.filter((node) => node.parentId === parentId && node.id !== collectionId)
        const taken = new Set(beside.map(({ name }) => foldCase(name)))
        const move = sql.prepare('UPDATE collections SET parent_id = ?, name = ? WHERE id = ?')
        for (const child of all.filter((node) => node.parentId === collectionId)) {
          const name = freeName(child.name, taken)
          taken.add(foldCase(name))
          move.run(parentId ?? null, name, child.id)
        }
        sql.prepare('DELETE FROM collections WHERE id = ?').run(collectionId)
        return documentIds
      }),
    addToCollection: (collectionId, documentIds) =>
      db.write(() => {
        const node = need(collectionId, nodes())
        if (node.filter) throw new AssistantError('collection-smart', { name: node.name })
        sql
          .prepare(
            `INSERT OR IGNORE INTO collection_documents (collection_id, document_id)
             SELECT ?, id FROM documents WHERE id IN (SELECT value FROM json_each(?))`,
          )
          .run(collectionId, toJson(documentIds))
      }),
    removeFromCollection: (collectionId, documentIds) =>
      db.write(() => {
        need(collectionId, nodes())
        sql
          .prepare(
            `DELETE FROM collection_documents
             WHERE collection_id = ? AND document_id IN (SELECT value FROM json_each(?))`,
          )
          .run(collectionId, toJson(documentIds))
      }),
  }
}

/** A name that is not taken (in any case), with a number where it has to be. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(foldCase(free)); number += 1) free = `${name} ${number}`
  return free
}
