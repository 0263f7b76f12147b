import type { ErrorValue } from '../../api/error.ts'
import type { ImportItem } from '../../api/job.ts'
import type { ItemChange, JobItem, LibraryStore } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import { fromJson, toJson } from './json.ts'
import { markListed } from './mark-listed.ts'

type JobItemStore = Pick<
  LibraryStore,
  'listItems' | 'hasOpenItems' | 'queuedItems' | 'items' | 'changeItem' | 'requeueStarted' | 'unfinishedDocuments'
>

type ItemRow = {
  path: string
  status: ImportItem['status']
  document_id: string | null
  pages: number
  chunks: number
  ms: number
  error: string | null
  recognised: number
  waiting: number
}
type QueuedRow = Omit<JobItem, 'started' | 'member'> & {
  started: number
  parentId: string | null
  sha256: string | null
}

const columnOf: Record<keyof ItemChange, string> = {
  status: 'status',
  documentId: 'document_id',
  revisionId: 'revision_id',
  pages: 'pages',
  pagesRead: 'pages_read',
  chunks: 'chunks',
  ms: 'ms',
  error: 'error',
}

/** Pages of a file that wait for recognition, while its import goes on. */
const waitingPages = `iif(status IN ('ready', 'duplicate')
  AND EXISTS (SELECT 1 FROM jobs WHERE id = job_id AND state IN ('running', 'paused')),
  (SELECT count(*) FROM pages WHERE waiting = 1 AND revision = (SELECT key FROM revisions WHERE id = revision_id)), 0)`

/** The files of imports. */
export function createJobItemStore(db: Database): JobItemStore {
  const { sql } = db
  const queued = sql.prepare<[string, number, number], QueuedRow>(
    `SELECT ordinal, path, size, modified_at AS modifiedAt, started, ${since(db, 3, 'parent_id')} AS parentId,
       ${since(db, 3, 'sha256')} AS sha256 FROM job_items
     WHERE job_id = ? AND status = 'queued' AND ordinal > ? ORDER BY ordinal LIMIT ?`,
  )
  const open = sql
    .prepare<[string], number>(
      "SELECT EXISTS (SELECT 1 FROM job_items WHERE job_id = ? AND status IN ('queued', 'reading', 'indexing'))",
    )
    .pluck()
  const items = sql.prepare<[string, number], ItemRow>(
    `SELECT path, status, document_id, pages, chunks, ms, error, ${since(db, 3, 'recognised', '0')} AS recognised,
       ${since(db, 3, waitingPages, '0')} AS waiting FROM job_items
     WHERE job_id = ? ORDER BY ordinal LIMIT ?`,
  )
  const unfinished = sql
    .prepare<[string], string>(
      `SELECT DISTINCT d.id FROM job_items i JOIN documents d ON d.id = i.document_id
       LEFT JOIN revisions r ON r.key = d.revision
       WHERE i.job_id = ? AND i.status IN ('queued', 'reading', 'indexing') AND d.error IS NULL
         AND (r.stage IS NULL OR r.stage <> 'lexical')`,
    )
    .pluck()

  return {
    listItems: (jobId, drafts) =>
      db.write(() => {
        const insert = sql.prepare(
          `INSERT INTO job_items (job_id, ordinal, path, size, modified_at, status, sha256, error)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        for (const [ordinal, item] of drafts.entries()) {
          const error = item.error ? toJson(item.error) : null
          const { path, size, modifiedAt, status, sha256 = null } = item
          insert.run(jobId, ordinal, path, size, Math.round(modifiedAt), status, sha256, error)
        }
        markListed(db, jobId)
      }),
    hasOpenItems: (jobId) => open.get(jobId) === 1,
    queuedItems: (jobId, after, limit) =>
      queued.all(jobId, after, limit).map(({ started, parentId, sha256, ...item }) => ({
        ...item,
        started: started === 1,
        member: sha256 === null ? undefined : { parentId: parentId ?? undefined, sha256 },
      })),
    items: (jobId, limit = -1) => items.all(jobId, limit).map(itemOf),
    changeItem: (jobId, ordinal, change, also) =>
      db.writeSoon(() => {
        also?.()
        const started = change.status === 'reading' || change.status === 'indexing' ? ', started = 1' : ''
        const keys = Object.keys(change).filter((key): key is keyof ItemChange => key in columnOf)
        const set = keys.map((key) => `${columnOf[key]} = ?`).join(', ')
        const values = keys.map((key) => (key === 'error' ? toJson(change.error) : change[key]))
        sql
          .prepare(`UPDATE job_items SET ${set}${started} WHERE job_id = ? AND ordinal = ?`)
          .run(...values, jobId, ordinal)
      }),
    requeueStarted: (jobId) =>
      db.write(() => {
        sql
          .prepare("UPDATE job_items SET status = 'queued' WHERE job_id = ? AND status IN ('reading', 'indexing')")
          .run(jobId)
      }),
    unfinishedDocuments: (jobId) => unfinished.all(jobId),
  }
}

function itemOf(row: ItemRow): ImportItem {
  return {
    path: row.path,
    status: row.status,
    ...(row.document_id === null ? {} : { documentId: row.document_id }),
    pages: row.pages,
    chunks: row.chunks,
    ms: row.ms,
    ...(row.waiting === 0 ? {} : { recognising: { done: row.recognised, pages: row.recognised + row.waiting } }),
    ...(row.error === null ? {} : { error: fromJson<ErrorValue>(row.error) }),
  }
}
