import type { EmbedItemDraft, LibraryStore } from '../../core/library/library-store.ts'
import type { Database } from './database.ts'
import { markListed } from './mark-listed.ts'
import { hasWaitingPages } from './waiting-pages.ts'

type JobEmbeddingStore = Pick<
  LibraryStore,
  'documentsToEmbed' | 'listEmbedItems' | 'revisionsToEmbed' | 'countVectors' | 'countEmbedded'
>

/** Imports that make vectors. */
export function createJobEmbeddingStore(db: Database): JobEmbeddingStore {
  const { sql } = db
  const toEmbed = sql
    .prepare<[string, string, number], string>(
      `SELECT r.id FROM job_items i JOIN revisions r ON r.id = i.revision_id
       LEFT JOIN stages s ON s.revision = r.key AND s.embedder = ?
       WHERE i.job_id = ? AND i.status IN ('ready', 'duplicate') AND r.stage = 'lexical' AND s.revision IS NULL
         AND (? = 1 OR NOT ${hasWaitingPages(db)})
       GROUP BY r.id ORDER BY min(i.ordinal)`,
    )
    .pluck()
  const documentsToEmbed = sql.prepare<[string], EmbedItemDraft>(
    `SELECT min(s.path) AS path, d.id AS documentId, r.id AS revisionId, r.pages, r.chunks
     FROM revisions r JOIN documents d ON d.revision = r.key JOIN sources s ON s.document_id = d.id
     WHERE r.stage = 'lexical' AND r.chunks > 0 AND d.removed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM stages WHERE revision = r.key AND embedder = ?)
     GROUP BY r.key ORDER BY d.added_at`,
  )
  const countEmbedded = sql.prepare<[number, string]>('UPDATE job_items SET chunks_embedded = ? WHERE revision_id = ?')

  return {
    documentsToEmbed: (embedderId) => documentsToEmbed.all(embedderId),
    listEmbedItems: (jobId, drafts) =>
      db.write(() => {
        const insert = sql.prepare(
          `INSERT INTO job_items (job_id, ordinal, path, size, modified_at, status, document_id, revision_id, pages,
             pages_read, chunks) VALUES (?, ?, ?, 0, 0, 'ready', ?, ?, ?, ?, ?)`,
        )
        for (const [ordinal, item] of drafts.entries()) {
          const { path, documentId, revisionId, pages, chunks } = item
          insert.run(jobId, ordinal, path, documentId, revisionId, pages, pages, chunks)
        }
        markListed(db, jobId)
      }),
    revisionsToEmbed: (jobId, embedderId, waiting) => toEmbed.all(embedderId, jobId, waiting === 'with' ? 1 : 0),
    countVectors: (jobId, embedderId) =>
      db.writeSoon(() => {
        sql
          .prepare(
            `UPDATE job_items SET chunks_embedded = chunks WHERE job_id = ? AND revision_id IN
               (SELECT r.id FROM stages s JOIN revisions r ON r.key = s.revision WHERE s.embedder = ?)`,
          )
          .run(jobId, embedderId)
      }),
    countEmbedded: (revisionId, embedded) => db.writeSoon(() => void countEmbedded.run(embedded, revisionId)),
  }
}
