import type { LibraryStore } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import { toJson } from './json.ts'

type JobMemberStore = Pick<LibraryStore, 'listMembers' | 'formerMembers' | 'unusedMembers'>

/** What containers hold, as files of imports: what they hold now, what they held before, and what nothing needs any more. */
export function createJobMemberStore(db: Database): JobMemberStore {
  const { sql } = db
  const holdsMembers = sql.prepare<[string]>(
    since(
      db,
      3,
      'SELECT 1 FROM members WHERE revision = (SELECT key FROM revisions WHERE id = ?) LIMIT 1',
      'SELECT 1 FROM revisions WHERE id = ? AND 0',
    ),
  )

  return {
    listMembers: (jobId, { documentId, path, revisionId }) =>
      db.write(() => {
        if (holdsMembers.get(revisionId) === undefined) return
        sql
          .prepare(
            `INSERT INTO job_items (job_id, ordinal, path, size, modified_at, status, parent_id, sha256, error)
             SELECT @jobId, (SELECT coalesce(max(ordinal), -1) FROM job_items WHERE job_id = @jobId)
                 + row_number() OVER (ORDER BY m.ordinal),
               @path || '/' || m.name, m.size, coalesce(m.modified_at, 0),
               CASE WHEN m.error IS NULL THEN 'queued' WHEN m.error ->> 'code' = 'file-unsupported' THEN 'unsupported'
                 ELSE 'failed' END,
               @documentId, m.sha256, m.error
             FROM members m JOIN revisions c ON c.key = m.revision
             WHERE c.id = @revisionId
               AND NOT EXISTS (SELECT 1 FROM job_items i WHERE i.job_id = @jobId AND i.path = @path || '/' || m.name)
               AND NOT EXISTS (
                 SELECT 1 FROM sources s JOIN documents d ON d.id = s.document_id JOIN revisions r ON r.key = d.revision
                 WHERE s.path = @path || '/' || m.name AND s.sha256 = m.sha256 AND d.removed_at IS NULL
                   AND d.parent_id = @documentId AND d.error IS NULL AND r.stage = 'lexical')`,
          )
          .run({ jobId, documentId, path, revisionId })
      }),
    formerMembers: ({ documentId, path, revisionId }) =>
      sql
        .prepare<object, string>(
          `SELECT d.id FROM documents d LEFT JOIN sources s ON s.document_id = d.id
           WHERE d.parent_id = @documentId AND d.removed_at IS NULL AND NOT EXISTS (
             SELECT 1 FROM members m JOIN revisions r ON r.key = m.revision
             WHERE r.id = @revisionId AND m.name = substr(s.path, length(@path) + 2))`,
        )
        .pluck()
        .all({ documentId, path, revisionId }),
    unusedMembers: (digests) =>
      sql
        .prepare<[string], string>(
          `SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM sources WHERE sha256 = value AND member = 1)
           AND NOT EXISTS (SELECT 1 FROM members WHERE sha256 = value)
           AND NOT EXISTS (SELECT 1 FROM job_items i JOIN jobs j ON j.id = i.job_id
             WHERE i.sha256 = value AND (i.parent_id IS NULL OR EXISTS (SELECT 1 FROM documents WHERE id = i.parent_id)) AND j.state IN ('running', 'paused') AND i.status IN ('queued', 'reading', 'indexing'))`,
        )
        .pluck()
        .all(toJson(digests)),
  }
}
