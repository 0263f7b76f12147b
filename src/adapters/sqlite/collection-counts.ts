import type { MethodOutput } from '../../api/methods.ts'
import { type CollectionNode, withDescendants } from './collection-tree.ts'
import type { Database } from './database.ts'
import { flawedDocuments } from './document-rows.ts'
import { toJson } from './json.ts'
import { createLatest } from './latest.ts'
import { scopeSql, scopeTables } from './scope-sql.ts'
import { createStatements } from './statements.ts'

type Overview = MethodOutput<'library.overview'>

/** What the sidebar counts; nothing is counted again until something was written. */
export type CollectionCounts = {
  ofLibrary(): Pick<Overview, 'documents' | 'needsALook'>
  /** Documents of collections by id, with what their descendants hold and their filters let through. */
  ofCollections(nodes: readonly CollectionNode[], ids: readonly string[]): Map<string, number>
  /** Documents that were put into a collection itself. */
  ownDocuments(collectionId: string): string[]
}

type Counted = { id: string; documents: number }

/** Counts from indices alone, where that is possible. */
export function collectionCounts(db: Database): CollectionCounts {
  const { sql } = db
  const statements = createStatements(sql)
  const latest = createLatest(sql)
  const documents = sql.prepare<[], number>('SELECT count(*) FROM documents WHERE removed_at IS NULL').pluck()
  const failed = sql
    .prepare<[], number>('SELECT count(*) FROM documents WHERE error IS NOT NULL AND removed_at IS NULL')
    .pluck()
  const warned = sql
    .prepare<[], number>(
      `SELECT count(*) FROM (${flawedDocuments(db)}) f CROSS JOIN documents d ON d.id = f.id
       WHERE d.removed_at IS NULL AND d.error IS NULL`,
    )
    .pluck()
  const put = sql.prepare<[], Counted>(
    'SELECT collection_id AS id, count(*) AS documents FROM collection_documents GROUP BY collection_id',
  )
  const removed = sql.prepare<[], Counted>(
    `SELECT collection_id AS id, count(*) AS documents FROM collection_documents
     WHERE document_id IN (SELECT id FROM documents WHERE removed_at IS NOT NULL) GROUP BY collection_id`,
  )
  const union = sql
    .prepare<[string], number>(
      `SELECT count(DISTINCT document_id) FROM collection_documents INDEXED BY collections_by_document
       WHERE collection_id IN (SELECT value FROM json_each(?))
         AND document_id NOT IN (SELECT id FROM documents WHERE removed_at IS NOT NULL)`,
    )
    .pluck()
  const own = sql
    .prepare<[string], string>('SELECT document_id FROM collection_documents WHERE collection_id = ?')
    .pluck()
  const countOwn = () =>
    latest('own', () => {
      const counts = new Map(put.all().map((row) => [row.id, row.documents]))
      for (const row of removed.all()) counts.set(row.id, (counts.get(row.id) ?? 0) - row.documents)
      return counts
    })
  const countScope = (id: string, nodes: readonly CollectionNode[]) =>
    latest(`scope ${id}`, () => {
      const { where, parameters, ...scope } = scopeSql(db, { collectionIds: [id], documentIds: [] }, () => nodes)
      const count = statements<object, number>(`SELECT count(*) FROM ${scopeTables(scope)} WHERE ${where}`)
      return Number(count.pluck().get(parameters.values) ?? 0)
    })
  /** Of collections without filters: documents that are in several of them count once. */
  const countUnion = (ids: ReadonlySet<string>) =>
    latest(`union ${[...ids].join(' ')}`, () => Number(union.get(toJson([...ids])) ?? 0))

  return {
    ofLibrary: () =>
      latest('library', () => ({
        documents: documents.get() ?? 0,
        needsALook: (failed.get() ?? 0) + (warned.get() ?? 0),
      })),
    ofCollections(nodes, ids) {
      const put = countOwn()
      const smart = new Set(nodes.flatMap(({ id, filter }) => (filter ? id : [])))
      return new Map(
        ids.map((id) => {
          const inside = withDescendants([id], nodes)
          if ([...inside].some((each) => smart.has(each))) return [id, countScope(id, nodes)]
          return [id, inside.size === 1 ? (put.get(id) ?? 0) : countUnion(inside)]
        }),
      )
    },
    ownDocuments: (collectionId) => own.all(collectionId),
  }
}
