import type { LibraryStore } from '../../core/library/library-store.ts'
import { type ChunkRow, chunkOf } from './chunk-rows.ts'
import { columnSince, type Database } from './database.ts'
import { toJson } from './json.ts'

type VectorStore = Pick<
  LibraryStore,
  | 'embedders'
  | 'dropEmbedder'
  | 'unmarkVectors'
  | 'chunksWithoutVector'
  | 'saveVectors'
  | 'pendingVectors'
  | 'markVectors'
  | 'vectorRevisions'
>

/** The vector stage: vectors are kept here until all of a revision are made, so that an interruption repeats none. */
export function createVectorStore(db: Database): VectorStore {
  const { sql } = db
  const without = sql.prepare<[string, string], ChunkRow>(
    `SELECT r.id AS revision_id, c.ordinal, c.tokens, c.heading_path, ${columnSince(db, 2, 'c.header')}, c.spans, c.text
     FROM revisions r JOIN chunks c ON c.revision = r.key
     LEFT JOIN pending_vectors v ON v.revision = r.key AND v.embedder = ? AND v.ordinal = c.ordinal
     WHERE r.id = ? AND v.ordinal IS NULL ORDER BY c.ordinal`,
  )
  const save = sql.prepare<[string, number, Uint8Array, string]>(
    `INSERT OR REPLACE INTO pending_vectors (revision, embedder, ordinal, vector)
     SELECT key, ?, ?, ? FROM revisions WHERE id = ?`,
  )
  const pending = sql.prepare<[string, string], { ordinal: number; vector: Uint8Array }>(
    `SELECT v.ordinal, v.vector FROM pending_vectors v JOIN revisions r ON r.key = v.revision
     WHERE r.id = ? AND v.embedder = ? ORDER BY v.ordinal`,
  )
  const all = sql.prepare<[], { embedderId: string; revisionId: string }>(
    'SELECT s.embedder AS embedderId, r.id AS revisionId FROM stages s JOIN revisions r ON r.key = s.revision',
  )

  const embedders = sql
    .prepare<[], string>('SELECT embedder FROM stages UNION SELECT embedder FROM pending_vectors')
    .pluck()

  return {
    embedders: () => embedders.all(),
    dropEmbedder: (embedderId) =>
      db.write(() => {
        sql.prepare('DELETE FROM stages WHERE embedder = ?').run(embedderId)
        sql.prepare('DELETE FROM pending_vectors WHERE embedder = ?').run(embedderId)
      }),
    chunksWithoutVector: (revisionId, embedderId) =>
      without.all(embedderId, revisionId).map((row) => ({ revisionId, ordinal: row.ordinal, chunk: chunkOf(row) })),
    saveVectors: (embedderId, vectors) =>
      db.writeSoon(() => {
        for (const { revisionId, ordinal, vector } of vectors) {
          const bytes = new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)
          save.run(embedderId, ordinal, bytes, revisionId)
        }
      }),
    pendingVectors: (revisionId, embedderId) =>
      pending.all(revisionId, embedderId).map(({ ordinal, vector }) => ({
        ordinal,
        vector: new Float32Array(Uint8Array.from(vector).buffer),
      })),
    markVectors: (revisionIds, embedderId) =>
      db.writeSoon(() => {
        const ids = toJson(revisionIds)
        sql
          .prepare(
            `INSERT OR IGNORE INTO stages (revision, embedder)
             SELECT key, ? FROM revisions WHERE stage = 'lexical' AND id IN (SELECT value FROM json_each(?))`,
          )
          .run(embedderId, ids)
        sql
          .prepare(
            `DELETE FROM pending_vectors WHERE embedder = ?
             AND revision IN (SELECT key FROM revisions WHERE id IN (SELECT value FROM json_each(?)))`,
          )
          .run(embedderId, ids)
      }),
    unmarkVectors: (revisionIds, embedderId) =>
      db.writeSoon(() => {
        sql
          .prepare(
            `DELETE FROM stages WHERE embedder = ?
             AND revision IN (SELECT key FROM revisions WHERE id IN (SELECT value FROM json_each(?)))`,
          )
          .run(embedderId, toJson(revisionIds))
      }),
    vectorRevisions: () => all.all(),
  }
}
