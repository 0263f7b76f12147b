import type { LibraryStore } from '../../core/library/library-store.ts'
import type { Database } from './database.ts'
import { documentFacets } from './document-facets.ts'
import { listDocuments } from './document-list.ts'
import {
  documentRow,
  type LibraryRow,
  rowColumns,
  rowTables,
  type StoredRow,
  storedColumns,
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
  | 'versions'
  | 'facets'
  | 'putDocument'
  | 'remove'
  | 'restore'
  | 'removedUntil'
  | 'forget'
  | 'orphans'
  | 'memberDigests'
>

/** The documents of a JSON list, and all that are members of them. */
const family = `WITH RECURSIVE family (id) AS (
  SELECT value FROM json_each(?) UNION SELECT d.id FROM documents d JOIN family f ON d.parent_id = f.id)`

/** Documents and the paths they came from. */
export function createDocumentStore(db: Database): DocumentStore {
  const { sql } = db
  const select = `SELECT ${rowColumns(db)} FROM ${rowTables}`
  const stored = `SELECT ${storedColumns(db)} FROM ${rowTables}`
  const byPath = sql.prepare<[string], StoredRow>(`${stored} WHERE s.path = ?`)
  const presentById = sql.prepare<[string], StoredRow>(`${stored} WHERE d.id = ? AND d.removed_at IS NULL`)
  const byId = sql.prepare<[string], LibraryRow>(`${select} WHERE d.id = ? AND d.removed_at IS NULL`)
  const byRevision = sql.prepare<[string], StoredRow>(`${stored} WHERE r.id = ? ORDER BY d.added_at, d.id`)
  const orphans = sql
    .prepare<[], string>('SELECT id FROM revisions r WHERE NOT EXISTS (SELECT 1 FROM documents WHERE revision = r.key)')
    .pluck()
  const nextRemoved = sql.prepare('SELECT min(removed_at) FROM documents WHERE removed_at > ?').pluck()
  const one = (row: StoredRow | undefined) => row && storedDocument(row)

  return {
    documentAt: (path) => one(byPath.get(path)),
    document: (documentId) => one(presentById.get(documentId)),
    documentsOfRevision: (revisionId) => byRevision.all(revisionId).map(storedDocument),
    row(documentId) {
      const row = byId.get(documentId)
      return row && documentRow(row)
    },
    ...listDocuments(db),
    facets: documentFacets(db),
    putDocument: (draft) =>
      db.write(() => {
        const before = sql
          .prepare<[string], number | null>('SELECT revision FROM documents WHERE id = ?')
          .pluck()
          .get(draft.id)
        sql
          .prepare(
            `INSERT INTO documents (id, revision, kind, title, added_at, error, parent_id, copy_of)
             VALUES (@id, (SELECT key FROM revisions WHERE id = @revision), @kind, @title, @addedAt, @error, @parentId, @copyOf)
             ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, kind = excluded.kind, title = excluded.title,
               error = excluded.error, parent_id = excluded.parent_id,
               copy_of = excluded.copy_of, removed_at = NULL`,
          )
          .run({
            id: draft.id,
            revision: draft.revisionId ?? null,
            kind: draft.kind,
            title: draft.title,
            addedAt: draft.addedAt,
            error: draft.error ? toJson(draft.error) : null,
            parentId: draft.parentId ?? null,
            copyOf: draft.copyOf ?? null,
          })
        // What was noted of its sections serves those that are the same in the revision that it has now.
        sql
          .prepare(
            `UPDATE OR IGNORE section_notes SET revision = (SELECT revision FROM documents WHERE id = @id)
             WHERE revision = @before AND NOT EXISTS (SELECT 1 FROM documents WHERE revision = @before)
               AND (SELECT revision FROM documents WHERE id = @id) IS NOT NULL`,
          )
          .run({ id: draft.id, before: before ?? null })
        sql
          .prepare(
            `INSERT INTO sources (path, document_id, sha256, size, modified_at, member, watched)
             VALUES (@path, @id, @sha256, @size, @modifiedAt, @member, @watched)
             ON CONFLICT (path) DO UPDATE SET document_id = excluded.document_id, sha256 = excluded.sha256,
               size = excluded.size, modified_at = excluded.modified_at, member = excluded.member,
               watched = max(watched, excluded.watched)`,
          )
          .run({
            path: draft.path,
            id: draft.id,
            sha256: draft.sha256,
            size: draft.size,
            modifiedAt: Math.round(draft.modifiedAt),
            member: draft.isMember ? 1 : 0,
            watched: draft.watched ? 1 : 0,
          })
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
          .prepare<[string, number], string>(
            `${family} UPDATE documents SET removed_at = ? WHERE removed_at IS NULL AND id IN family RETURNING id`,
          )
          .pluck()
          .all(toJson(documentIds), at),
      ),
    restore: (documentIds) =>
      db.write(() =>
        sql
          .prepare<[string, string], string>(
            `${family} UPDATE documents SET removed_at = NULL WHERE id IN family AND removed_at IN
               (SELECT removed_at FROM documents WHERE id IN (SELECT value FROM json_each(?))) RETURNING id`,
          )
          .pluck()
          .all(toJson(documentIds), toJson(documentIds)),
      ),
    removedUntil(at) {
      const documents = sql
        .prepare<[number], StoredRow>(`${stored} WHERE d.removed_at <= ?`)
        .all(at)
        .map(storedDocument)
      const next = nextRemoved.get(at)
      return { documents, nextRemovedAt: typeof next === 'number' ? next : undefined }
    },
    forget: (documentIds) =>
      db.write(() => {
        const ids = toJson(
          sql.prepare<[string], string>(`${family} SELECT id FROM family`).pluck().all(toJson(documentIds)),
        )
        const keys = sql
          .prepare<[string], number>(
            `SELECT DISTINCT revision FROM documents
             WHERE revision IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
          )
          .pluck()
          .all(ids)
        sql.prepare('DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?))').run(ids)
        sql.prepare('DELETE FROM passwords WHERE sha256 NOT IN (SELECT sha256 FROM sources)').run()
        sql
          .prepare(
            `DELETE FROM job_items WHERE document_id IN (SELECT value FROM json_each(?))
             AND job_id IN (SELECT id FROM jobs WHERE state IN ('done', 'cancelled'))`,
          )
          .run(ids)
        sql
          .prepare(
            `UPDATE job_items SET document_id = NULL, revision_id = NULL
             WHERE document_id IN (SELECT value FROM json_each(?))`,
          )
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
    memberDigests: (revisionIds) =>
      sql
        .prepare<[string], string>(
          `SELECT DISTINCT m.sha256 FROM members m JOIN revisions r ON r.key = m.revision
           WHERE r.id IN (SELECT value FROM json_each(?)) AND m.sha256 IS NOT NULL`,
        )
        .pluck()
        .all(toJson(revisionIds)),
    orphans: () => orphans.all(),
  }
}
