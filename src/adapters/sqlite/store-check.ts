import type { CheckedRevision, StoreCheck } from '../../core/library/check/store-check.ts'
import { countTerms } from './count-terms.ts'
import type { Database } from './database.ts'
import { fromJson } from './json.ts'
import { tailOf } from './text-functions.ts'

/** Looks into the database for what its own rules do not hold together. */
export function createStoreCheck(db: Database): StoreCheck {
  const { sql } = db
  return {
    damage: () =>
      sql
        .prepare<[], string>('PRAGMA integrity_check(20)')
        .pluck()
        .all()
        .filter((line) => line !== 'ok'),
    brokenReferences: () =>
      sql
        .prepare<[], { table: string; rowid: number | null }>('PRAGMA foreign_key_check')
        .all()
        .map(({ table, rowid }) => `${table}:${rowid ?? ''}`),
    documentsWithoutText: () =>
      sql
        .prepare<[], string>(
          `SELECT coalesce(s.path, d.id) FROM documents d LEFT JOIN sources s ON s.document_id = d.id
           WHERE d.revision IS NULL AND d.error IS NULL AND NOT EXISTS (
             SELECT 1 FROM job_items i JOIN jobs j ON j.id = i.job_id
             WHERE i.document_id = d.id AND j.state IN ('running', 'paused'))`,
        )
        .pluck()
        .all(),
    revisions: () =>
      sql
        .prepare<[], Omit<CheckedRevision, 'paths'> & { paths: string }>(
          `SELECT r.id, r.stage, r.language, r.pages_read AS pagesRead, r.chunks,
             (SELECT count(*) FROM pages WHERE revision = r.key) AS storedPages,
             (SELECT count(*) FROM chunks WHERE revision = r.key) AS storedChunks,
             (SELECT json_group_array(coalesce(s.path, d.id)) FROM documents d
              LEFT JOIN sources s ON s.document_id = d.id WHERE d.revision = r.key) AS paths
           FROM revisions r ORDER BY r.key`,
        )
        .all()
        .map((row) => ({ ...row, paths: fromJson<string[]>(row.paths) })),
    documents: () => sql.prepare<[], number>('SELECT count(*) FROM documents').pluck().get() ?? 0,
    terms: () =>
      new Map(
        sql
          .prepare<[], { term: string; chunks: number }>('SELECT term, chunks FROM terms')
          .all()
          .map(({ term, chunks }) => [term, chunks]),
      ),
    rebuildTerms: () =>
      db.write(() => {
        const counts = countTerms(sql.prepare<[], string>('SELECT terms FROM chunks').pluck().iterate())
        sql.prepare('DELETE FROM terms').run()
        const put = sql.prepare<[string, number, string | null]>(
          'INSERT INTO terms (term, chunks, tail) VALUES (?, ?, ?)',
        )
        for (const [term, chunks] of counts) put.run(term, chunks, tailOf(term))
      }),
  }
}
