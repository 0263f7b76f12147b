import type { ErrorValue } from '../../api/error.ts'
import type { FoundDocument } from '../../api/search.ts'
import type { DocumentBeingRead, DocumentRef } from '../../core/ports/document-ref.ts'
import type { TextStore } from '../../core/ports/text-store.ts'
import { collectionReader } from './collection-tree.ts'
import { type Database, since } from './database.ts'
import { type VersionRow, versionColumns, versionOf } from './document-rows.ts'
import { documentDate } from './filter-sql.ts'
import { fromJson, toJson } from './json.ts'
import { createLatest } from './latest.ts'
import { type ScopeSql, scopeSql, scopeTables } from './scope-sql.ts'
import { createStatements } from './statements.ts'

type ScopeQueries = Pick<
  TextStore,
  | 'scopeRevisions'
  | 'scopeDocuments'
  | 'unreadDocuments'
  | 'documentsOf'
  | 'documentsBeingRead'
  | 'coverage'
  | 'collectionNames'
  | 'foundDocuments'
  | 'languages'
>
type ScopeRow = Omit<DocumentRef, 'family' | 'version'> &
  VersionRow & { family: string | null; pages: number; characters: number }
type FoundRow = Omit<FoundDocument, 'sender' | 'collections'> & { sender: string | null }

/** What retrieval and answers ask of a scope. */
export function createScopeQueries(db: Database): ScopeQueries {
  const { sql } = db
  const nodes = collectionReader(db)
  const statements = createStatements(sql)
  const latest = createLatest(sql)
  const anyHidden = sql.prepare('SELECT 1 FROM documents WHERE removed_at IS NOT NULL LIMIT 1').pluck()
  const languages = sql.prepare<[], { language: string; documents: number }>(
    `SELECT language, count(*) AS documents FROM revisions WHERE stage = 'lexical' GROUP BY language
     ORDER BY documents DESC, language`,
  )
  const putInto = sql.prepare<[string], { documentId: string; name: string }>(
    `SELECT m.document_id AS documentId, c.name FROM collection_documents m JOIN collections c ON c.id = m.collection_id
     WHERE m.document_id IN (SELECT value FROM json_each(?))`,
  )
  const found = sql.prepare<[string], FoundRow>(
    `SELECT d.id AS documentId, d.kind, coalesce(r.language, '') AS language, coalesce(${documentDate(db)}, d.added_at) AS date,
       ${since(db, 3, 'r.sender')} AS sender FROM ${scopeTables({ sources: true })}
       LEFT JOIN revisions r ON r.key = d.revision WHERE d.id IN (SELECT value FROM json_each(?))`,
  )
  const keyOf = ({ where, parameters }: ScopeSql) => `${where} ${toJson(parameters.values)}`
  const refColumns = `d.id AS documentId, r.id AS revisionId, coalesce(s.path, '') AS path, d.title, d.kind, d.added_at AS addedAt`

  /** Names of the collections that documents are in themselves, by document; smart ones by what their filters let through. */
  const namesOf = (documentIds: readonly string[]): Map<string, Set<string>> => {
    const names = new Map<string, Set<string>>()
    const add = (documentId: string, name: string) => {
      const known = names.get(documentId) ?? new Set()
      names.set(documentId, known.add(name))
    }
    for (const { documentId, name } of putInto.all(toJson(documentIds))) add(documentId, name)
    for (const { name, filter } of nodes()) {
      if (!filter) continue
      const scope = scopeSql(db, { collectionIds: [], documentIds: [...documentIds], filter }, () => [])
      const inside = `SELECT d.id FROM ${scopeTables(scope)} WHERE ${scope.where}`
      for (const id of statements<object, string>(inside).pluck().all(scope.parameters.values)) add(String(id), name)
    }
    return names
  }

  return {
    scopeRevisions(scope) {
      const condition = scopeSql(db, scope, nodes)
      if (condition.everything && anyHidden.get() === undefined) return undefined
      return latest(`revisions ${keyOf(condition)}`, () => {
        const ids = `SELECT DISTINCT r.id FROM ${scopeTables(condition)} JOIN revisions r ON r.key = d.revision
          WHERE r.stage = 'lexical' AND ${condition.where}`
        return new Set(statements<object, string>(ids).pluck().all(condition.parameters.values) as string[])
      })
    },
    scopeDocuments(scope, limit) {
      const { where, parameters } = scopeSql(db, scope, nodes)
      const most = parameters.bind(limit)
      const version = since(db, 4, 'coalesce(d.version, 0)', '0')
      // Of the rows that share a family or a text the greatest version is taken, and with it the rest of its row.
      const rows = statements<object, ScopeRow>(
        `SELECT *, (SELECT coalesce(sum(length(text)), 0) FROM pages WHERE revision = key) AS characters FROM (
           SELECT max(newest) AS newest_of, * FROM (
             SELECT max(${version}) AS newest, r.key, r.pages, ${refColumns}, ${since(db, 4, 'd.family')} AS family,
               ${versionColumns(db)}
             FROM documents d JOIN revisions r ON r.key = d.revision LEFT JOIN sources s ON s.document_id = d.id
             WHERE r.stage = 'lexical' AND r.chunks > 0 AND ${where} GROUP BY r.key)
           GROUP BY coalesce(family, revisionId) ORDER BY addedAt, documentId LIMIT ${most})`,
      ).all(parameters.values)
      return rows.map((row) => {
        const { documentId, revisionId, path, title, kind, addedAt, family, pages, characters } = row
        const ref = { documentId, revisionId, path, title, kind, addedAt, pages, characters }
        return { ...ref, ...(family === null ? {} : { family }), ...versionOf(row) }
      })
    },
    unreadDocuments(scope, limit) {
      const { where, parameters } = scopeSql(db, scope, nodes)
      const most = parameters.bind(limit)
      const rows = statements<object, { documentId: string; title: string; error: string | null }>(
        `SELECT d.id AS documentId, d.title, d.error FROM ${scopeTables({ sources: true })}
           LEFT JOIN revisions r ON r.key = d.revision
         WHERE (r.key IS NULL OR r.stage <> 'lexical') AND d.kind NOT IN ('archive', 'mailbox') AND ${where}
         ORDER BY d.added_at, d.id LIMIT ${most}`,
      ).all(parameters.values)
      return rows.map(({ error, ...row }) => ({
        ...row,
        ...(error === null ? {} : { error: fromJson<ErrorValue>(error) }),
      }))
    },
    documentsOf(revisionIds, scope) {
      const { where, parameters } = scopeSql(db, scope, nodes)
      const list = parameters.bind(toJson(revisionIds))
      // The plus keeps SQLite from going through all revisions by their stage: 17 ms for 100,000, 0.1 ms by their ids.
      const rows = statements<object, Omit<DocumentRef, 'family' | 'version'> & VersionRow & { family: string | null }>(
        `SELECT ${refColumns}, ${since(db, 4, 'd.family')} AS family, ${versionColumns(db)} FROM revisions r CROSS JOIN documents d ON d.revision = r.key
           LEFT JOIN sources s ON s.document_id = d.id
         WHERE r.id IN (SELECT value FROM json_each(${list})) AND +r.stage = 'lexical' AND ${where}
         ORDER BY ${since(db, 4, 'd.version,', '')} d.added_at, d.id`,
      ).all(parameters.values)
      return new Map(
        rows.map((row) => {
          const { family, version_number: _, versions: __, copies: ___, ...ref } = row
          return [row.revisionId, { ...ref, ...(family === null ? {} : { family }), ...versionOf(row) }]
        }),
      )
    },
    documentsBeingRead(scope) {
      const { where, parameters } = scopeSql(db, scope, nodes)
      // From the revisions: nearly always none is being read, and the documents are not looked at.
      return statements<object, DocumentBeingRead>(
        `SELECT ${refColumns}, r.pages_read AS pagesRead
         FROM revisions r CROSS JOIN documents d ON d.revision = r.key LEFT JOIN sources s ON s.document_id = d.id
         WHERE r.stage IN ('reading', 'read') AND r.pages_read > 0 AND ${where}
         ORDER BY r.key DESC LIMIT 64`,
      ).all(parameters.values)
    },
    coverage(scope) {
      const condition = scopeSql(db, scope, nodes)
      return latest(`coverage ${keyOf(condition)}`, () => {
        // Nearly all are read: the others are found from their revisions.
        const unread = "SELECT key FROM revisions WHERE stage IN ('reading', 'read')"
        const row = statements<object, { documents: number; unread: number | null; partly: number | null }>(
          `SELECT count(*) AS documents, sum(d.revision IS NULL OR d.revision IN (${unread})) AS unread,
             sum(d.revision IN (${unread} AND pages_read > 0)) AS partly
           FROM ${scopeTables(condition)} WHERE ${condition.where}`,
        ).get(condition.parameters.values)
        const partly = row?.partly ?? 0
        return { documents: row?.documents ?? 0, unread: row?.unread ?? 0, ...(partly > 0 ? { partly } : {}) }
      })
    },
    collectionNames: (documentIds) =>
      [...new Set([...namesOf(documentIds).values()].flatMap((names) => [...names]))].sort(),
    foundDocuments(documentIds) {
      const names = namesOf(documentIds)
      return found.all(toJson(documentIds)).map(({ sender, ...row }) => ({
        ...row,
        ...(sender === null ? {} : { sender }),
        collections: [...(names.get(row.documentId) ?? [])].sort(),
      }))
    },
    languages: () => latest('languages', () => languages.all()),
  }
}
