import type { ContainerRow, MemberLeftOut, MemberRow } from '../../api/document.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import { flawedDocuments, rowTables } from './document-rows.ts'
import { fromJson, toJson } from './json.ts'
import { createLatest } from './latest.ts'
import { foldCase } from './text-functions.ts'

type MemberStore = Pick<LibraryStore, 'members' | 'containers' | 'membersLeftOut'>
type StoredMember = Omit<MemberRow, 'failed' | 'sentAt' | 'from'> & {
  failed: number
  sentAt: number | null
  sender: string | null
}
type StoredLeftOut = Omit<MemberLeftOut, 'error'> & { error: string | null; sha256: string | null; path: string }

/** Documents within documents, and what of those could not become one. */
export function createMemberStore(db: Database): MemberStore {
  const { sql } = db
  // An older library that is only read has no documents within others.
  if (db.schema < 3)
    return { members: () => ({ total: 0, members: [] }), containers: () => [], membersLeftOut: () => [] }
  const latest = createLatest(sql)
  const order = sql
    .prepare<object, string>(
      `SELECT d.id FROM ${rowTables} JOIN documents p ON p.id = d.parent_id LEFT JOIN sources ps ON ps.document_id = p.id
       LEFT JOIN members m ON m.revision = p.revision AND m.name = substr(s.path, length(ps.path) + 2)
       WHERE d.parent_id = @documentId AND d.removed_at IS NULL
         AND (@text = '' OR instr(fold_case(d.title), @text) > 0 OR instr(fold_case(r.sender), @text) > 0
           OR instr(fold_case(substr(s.path, length(ps.path) + 2)), @text) > 0)
       ORDER BY m.ordinal, s.path`,
    )
    .pluck()
  const rows = sql.prepare<[string], StoredMember>(
    `SELECT d.id, coalesce(r.id, '') AS revisionId, d.title, coalesce(s.path, '') AS path, d.kind, r.sender,
       d.error IS NOT NULL AND coalesce(r.stage, 'reading') = 'reading' AS failed, r.sent_at AS sentAt
     FROM ${rowTables} WHERE d.id IN (SELECT value FROM json_each(?))`,
  )
  const above = sql.prepare<[string], ContainerRow>(
    `WITH RECURSIVE above (id, depth) AS (
       SELECT parent_id, 0 FROM documents WHERE id = ?
       UNION ALL SELECT d.parent_id, depth + 1 FROM documents d JOIN above a ON d.id = a.id WHERE depth < 64)
     SELECT d.id, coalesce(r.id, '') AS revisionId, d.title, coalesce(s.path, '') AS path, d.kind
     FROM above a JOIN ${rowTables.replace('documents d', 'documents d ON d.id = a.id')}
     WHERE d.removed_at IS NULL ORDER BY a.depth DESC`,
  )
  const copyOf = since(db, 4, 'd.copy_of IS NOT NULL AND p.id IS NOT NULL AND m.error IS NULL', '0')
  const copied = since(db, 4, 'd.copy_of', 'NULL')
  const leftOut = sql.prepare<object, StoredLeftOut>(
    `SELECT d.id AS documentId, d.title, s.path, m.name, m.size, m.sha256,
       CASE WHEN ${copyOf} THEN json_object('code', 'archive-copy', 'parameters', json_object('other', p.title))
         ELSE m.error END AS error
     FROM ${rowTables} JOIN members m ON m.revision = d.revision LEFT JOIN documents p ON p.id = ${copied}
     WHERE d.removed_at IS NULL AND (@documentId IS NULL AND d.id IN (${flawedDocuments(db)}) OR d.id = @documentId)
       AND NOT EXISTS (SELECT 1 FROM sources ms JOIN documents md ON md.id = ms.document_id
         WHERE ms.path = s.path || '/' || m.name AND md.parent_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM job_items i JOIN jobs j ON j.id = i.job_id
         WHERE i.sha256 = m.sha256 AND i.parent_id = d.id AND i.status IN ('queued', 'reading', 'indexing')
           AND j.state IN ('running', 'paused'))
     ORDER BY d.title COLLATE NOCASE, d.id, m.ordinal LIMIT @limit`,
  )
  const lastError = sql
    .prepare<[string | null, string, string], string>(
      `SELECT i.error FROM job_items i JOIN jobs j ON j.id = i.job_id
       WHERE i.sha256 = ? AND i.parent_id = ? AND i.path = ? AND i.error IS NOT NULL ORDER BY j.ordinal DESC LIMIT 1`,
    )
    .pluck()

  return {
    members({ documentId, text = '', offset, limit }) {
      const folded = foldCase(text.trim())
      const ids = latest(`members ${documentId} ${folded}`, () => order.all({ documentId, text: folded }))
      const shown = ids.slice(offset, offset + limit)
      const byId = new Map(rows.all(toJson(shown)).map((row) => [row.id, row]))
      return { total: ids.length, members: shown.flatMap((id) => byId.get(id) ?? []).map(memberOf) }
    },
    containers: (documentId) => above.all(documentId),
    membersLeftOut: (documentId, limit) =>
      leftOut.all({ documentId: documentId ?? null, limit }).map(({ path, sha256, error: own, ...row }) => {
        const error = own ?? lastError.get(sha256, row.documentId, `${path}/${row.name}`)
        if (error === undefined) return row
        const value = fromJson<ErrorValue>(error)
        return { ...row, error: { ...value, parameters: { name: nameOf(row.name), ...value.parameters } } }
      }),
  }
}

function memberOf({ failed, sentAt, sender, ...row }: StoredMember): MemberRow {
  return {
    ...row,
    failed: failed === 1,
    ...(sender === null ? {} : { from: sender }),
    ...(sentAt === null ? {} : { sentAt }),
  }
}

function nameOf(member: string): string {
  return member.split('/').at(-1) ?? member
}
