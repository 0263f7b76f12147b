import type { CheckedRevision, StoreCheck } from '../../core/library/check/store-check.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'
import type { TermDictionary } from './term-dictionary.ts'

const ofRevision = 'revision IN (SELECT key FROM revisions WHERE id IN (SELECT value FROM json_each(@revisions)))'
const ofDocument = 'document_id IN (SELECT value FROM json_each(@documents))'
/** For every table that holds something of a document: which rows are its. All parameters stand in each. */
const belongings: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    documents: 'id IN (SELECT value FROM json_each(@documents))',
    sources: ofDocument,
    collection_documents: ofDocument,
    job_items: `${ofDocument} OR revision_id IN (SELECT value FROM json_each(@revisions))`,
    revisions: 'id IN (SELECT value FROM json_each(@revisions))',
    pages: ofRevision,
    blocks: ofRevision,
    chunks: ofRevision,
    stages: ofRevision,
    pending_vectors: ofRevision,
    members: ofRevision,
    section_notes: ofRevision,
    gists: ofRevision,
    warm_revisions: ofRevision,
    pinned_documents: ofDocument,
  }).map(([table, rows]) => [table, `(${rows}) AND @documents IS NOT NULL AND @revisions IS NOT NULL`]),
)

/** Looks into the database for what its own rules do not hold together. */
export function createStoreCheck(db: Database, dictionary: TermDictionary): StoreCheck {
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
    memberDocuments: () =>
      db.schema < 3
        ? []
        : sql.prepare<[], { path: string; sha256: string }>('SELECT path, sha256 FROM sources WHERE member = 1').all(),
    documents: () => sql.prepare<[], number>('SELECT count(*) FROM documents').pluck().get() ?? 0,
    terms() {
      dictionary.count()
      const rows = sql.prepare<[], { term: string; chunks: number }>('SELECT term, chunks FROM terms').all()
      return new Map(rows.map(({ term, chunks }) => [term, chunks]))
    },
    leftOf(documentIds, revisionIds) {
      const parameters = { documents: toJson(documentIds), revisions: toJson(revisionIds) }
      const sum = { searched: 0, left: 0 }
      for (const [table, belongs] of Object.entries(belongings)) {
        const row = sql
          .prepare<object, { searched: number; left: number | null }>(
            `SELECT count(*) AS searched, sum(${belongs}) AS left FROM ${table}`,
          )
          .get(parameters)
        sum.searched += row?.searched ?? 0
        sum.left += row?.left ?? 0
      }
      return sum
    },
    emptyLog() {
      const [row] = sql.pragma('wal_checkpoint(TRUNCATE)') as { busy: number; log: number; checkpointed: number }[]
      return { searched: Math.max(0, row?.log ?? 0), left: row?.busy ? Math.max(0, row.log) : 0 }
    },
    threadsThatQuote: (documentIds) =>
      sql
        .prepare<[string], number>(
          `SELECT count(DISTINCT m.thread_id) FROM messages m JOIN json_each(?) d ON instr(m.answer, d.value) > 0`,
        )
        .pluck()
        .get(toJson(documentIds)) ?? 0,
    summariesThatQuote: (documentIds) =>
      sql
        .prepare<[string], number>(
          `SELECT count(DISTINCT v.summary_id) FROM summary_versions v JOIN json_each(?) d ON instr(v.content, d.value) > 0`,
        )
        .pluck()
        .get(toJson(documentIds)) ?? 0,
    rebuildTerms: () => dictionary.rebuild(),
  }
}
