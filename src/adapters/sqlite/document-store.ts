import type { MethodInput } from '../../api/methods.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import {
  documentRow,
  hasReason,
  type LibraryRow,
  needsALook,
  rowColumns,
  rowTables,
  storedDocument,
} from './document-rows.ts'
import { toJson } from './json.ts'

type DocumentStore = Pick<
  LibraryStore,
  | 'documentAt'
  | 'document'
  | 'documentsOfRevision'
  | 'row'
  | 'list'
  | 'ids'
  | 'members'
  | 'putDocument'
  | 'remove'
  | 'restore'
  | 'removedUntil'
  | 'forget'
  | 'orphans'
>

const sortColumns: Record<MethodInput<'library.list'>['sort'], string> = {
  title: 'd.title COLLATE NOCASE',
  kind: 'd.kind',
  status: "CASE WHEN d.error IS NOT NULL THEN 0 WHEN r.stage = 'lexical' THEN 2 ELSE 1 END",
  pages: 'r.pages',
  size: 's.size',
  added: 'd.added_at',
  modified: 's.modified_at',
}

type Listed = Omit<MethodInput<'library.ids'>, 'offset' | 'limit'>

/** Conditions and order of the library table. */
function listed(db: Database, query: Listed) {
  const where = `d.removed_at IS NULL
    AND (@collectionId IS NULL OR d.id IN (SELECT document_id FROM collection_documents WHERE collection_id = @collectionId))
    AND (@look = 0 OR ${needsALook(db)})
    AND (@reason = '' OR ${hasReason(db)})
    AND (@filter = '' OR instr(lower(d.title), @filter) > 0 OR instr(lower(s.path), @filter) > 0)`
  const order = `${sortColumns[query.sort]} ${query.descending ? 'DESC' : 'ASC'}, d.title COLLATE NOCASE, d.id`
  const parameters = {
    collectionId: query.collectionId ?? null,
    look: query.needsALook ? 1 : 0,
    reason: query.reason ?? '',
    filter: query.filter?.trim().toLowerCase() ?? '',
  }
  return { where, order, parameters }
}

/** Documents and the paths they came from. */
export function createDocumentStore(db: Database): DocumentStore {
  const { sql } = db
  const select = `SELECT ${rowColumns(db)} FROM ${rowTables}`
  const byPath = sql.prepare<[string], LibraryRow>(`${select} WHERE s.path = ?`)
  const byId = sql.prepare<[string], LibraryRow>(`${select} WHERE d.id = ? AND d.removed_at IS NULL`)
  const members = sql.prepare<[string], LibraryRow>(
    `${select} WHERE ${since(db, 3, 'd.parent_id')} = ? AND d.removed_at IS NULL ORDER BY d.rowid`,
  )
  const byRevision = sql.prepare<[string], LibraryRow>(`${select} WHERE r.id = ? ORDER BY d.added_at, d.id`)
  const orphans = sql
    .prepare<[], string>('SELECT id FROM revisions r WHERE NOT EXISTS (SELECT 1 FROM documents WHERE revision = r.key)')
    .pluck()
  const nextRemoved = sql.prepare('SELECT min(removed_at) FROM documents WHERE removed_at > ?').pluck()
  const one = (row: LibraryRow | undefined) => row && storedDocument(row)

  return {
    documentAt: (path) => one(byPath.get(path)),
    document: (documentId) => one(byId.get(documentId)),
    documentsOfRevision: (revisionId) => byRevision.all(revisionId).map(storedDocument),
    row(documentId) {
      const row = byId.get(documentId)
      return row && documentRow(row)
    },
    list(query) {
      const { where, order, parameters } = listed(db, query)
      const total = sql.prepare(`SELECT count(*) FROM ${rowTables} WHERE ${where}`).pluck().get(parameters)
      const rows = sql
        .prepare<object, LibraryRow>(`${select} WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`)
        .all({ ...parameters, limit: query.limit, offset: query.offset })
      return { total: Number(total), documents: rows.map(documentRow) }
    },
    ids(query) {
      const { where, order, parameters } = listed(db, query)
      return sql
        .prepare<object, string>(
          `SELECT d.id FROM ${rowTables} WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
        )
        .pluck()
        .all({ ...parameters, limit: query.limit ?? -1, offset: query.offset })
    },
    members: (documentId) => members.all(documentId).map(documentRow),
    putDocument: (draft) =>
      db.write(() => {
        sql
          .prepare(
            `INSERT INTO documents (id, revision, kind, title, added_at, error)
             VALUES (@id, (SELECT key FROM revisions WHERE id = @revision), @kind, @title, @addedAt, @error)
             ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, kind = excluded.kind, title = excluded.title,
               error = excluded.error, removed_at = NULL`,
          )
          .run({
            id: draft.id,
            revision: draft.revisionId ?? null,
            kind: draft.kind,
            title: draft.title,
            addedAt: draft.addedAt,
            error: draft.error ? toJson(draft.error) : null,
          })
        sql
          .prepare(
            `INSERT INTO sources (path, document_id, sha256, size, modified_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (path) DO UPDATE SET document_id = excluded.document_id, sha256 = excluded.sha256,
               size = excluded.size, modified_at = excluded.modified_at`,
          )
          .run(draft.path, draft.id, draft.sha256, draft.size, Math.round(draft.modifiedAt))
        if (draft.collectionId !== undefined) {
          sql
            .prepare(
              `INSERT OR IGNORE INTO collection_documents (collection_id, document_id)
               SELECT id, ? FROM collections WHERE id = ?`,
            )
            .run(draft.id, draft.collectionId)
        }
      }),
    remove: (documentIds, at) =>
      db.write(() =>
        sql
          .prepare<[number, string], string>(
            `UPDATE documents SET removed_at = ? WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))
             RETURNING id`,
          )
          .pluck()
          .all(at, toJson(documentIds)),
      ),
    restore: (documentIds) =>
      db.write(() =>
        sql
          .prepare<[string], string>(
            `UPDATE documents SET removed_at = NULL
             WHERE removed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?)) RETURNING id`,
          )
          .pluck()
          .all(toJson(documentIds)),
      ),
    removedUntil(at) {
      const documentIds = sql
        .prepare<[number], string>('SELECT id FROM documents WHERE removed_at <= ?')
        .pluck()
        .all(at)
      const next = nextRemoved.get(at)
      return { documentIds, nextRemovedAt: typeof next === 'number' ? next : undefined }
    },
    forget: (documentIds) =>
      db.write(() => {
        const ids = toJson(documentIds)
        const keys = sql
          .prepare<[string], number>(
            `SELECT DISTINCT revision FROM documents
             WHERE revision IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
          )
          .pluck()
          .all(ids)
        sql.prepare('DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?))').run(ids)
        sql
          .prepare('UPDATE job_items SET document_id = NULL WHERE document_id IN (SELECT value FROM json_each(?))')
          .run(ids)
        const left = `key IN (SELECT value FROM json_each(?))
          AND NOT EXISTS (SELECT 1 FROM documents WHERE revision = revisions.key)`
        sql.prepare(`DELETE FROM stages WHERE revision IN (SELECT key FROM revisions WHERE ${left})`).run(toJson(keys))
        return sql
          .prepare<[string], string>(
            `UPDATE revisions SET stage = CASE stage WHEN 'lexical' THEN 'read' ELSE stage END WHERE ${left} RETURNING id`,
          )
          .pluck()
          .all(toJson(keys))
      }),
    orphans: () => orphans.all(),
  }
}
