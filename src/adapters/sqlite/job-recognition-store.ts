import type { LibraryStore } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import { markListed } from './mark-listed.ts'
import { hasWaitingPages } from './waiting-pages.ts'

type JobRecognitionStore = Pick<LibraryStore, 'listDocuments' | 'revisionsToRecognise' | 'countWaiting'>

/** Imports that have pages recognised. */
export function createJobRecognitionStore(db: Database): JobRecognitionStore {
  const { sql } = db
  const toRecognise = sql
    .prepare<[string], string>(
      `SELECT r.id FROM job_items i JOIN revisions r ON r.id = i.revision_id
       WHERE i.job_id = ? AND i.status IN ('ready', 'duplicate') AND (${since(db, 3, 'r.rechunk = 1', '0')} OR ${hasWaitingPages(db)})
       GROUP BY r.id ORDER BY min(i.ordinal)`,
    )
    .pluck()

  return {
    listDocuments: (jobId, documents) =>
      db.write(() => {
        const insert = sql.prepare(
          `INSERT INTO job_items (job_id, ordinal, path, size, modified_at, status, document_id, revision_id, pages,
             pages_read, chunks, parent_id, sha256)
           SELECT @jobId, @ordinal, s.path, s.size, s.modified_at, @status, d.id, r.id, coalesce(r.pages, 0),
             coalesce(r.pages_read, 0), coalesce(r.chunks, 0), d.parent_id, iif(s.member, s.sha256, NULL)
           FROM documents d JOIN sources s ON s.document_id = d.id LEFT JOIN revisions r ON r.key = d.revision
           WHERE d.id = @documentId`,
        )
        for (const [ordinal, { documentId, queued: isQueued }] of documents.entries()) {
          insert.run({ jobId, ordinal, documentId, status: isQueued ? 'queued' : 'ready' })
        }
        markListed(db, jobId)
      }),
    revisionsToRecognise: (jobId) => toRecognise.all(jobId),
    countWaiting: (jobId) =>
      db.writeSoon(() => {
        sql
          .prepare(
            `UPDATE job_items SET to_recognise = recognised + (
               SELECT count(*) FROM pages WHERE waiting = 1
               AND revision = (SELECT key FROM revisions WHERE id = job_items.revision_id))
             WHERE job_id = ? AND status IN ('ready', 'duplicate')`,
          )
          .run(jobId)
      }),
  }
}
