import type { ErrorValue } from '../../api/error.ts'
import type { ImportItem, ImportJob, JobState } from '../../api/job.ts'
import type { EmbedItemDraft, ItemChange, JobItem, JobRecord, LibraryStore } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import { fromJson, toJson } from './json.ts'

type JobStore = Pick<
  LibraryStore,
  | 'createJob'
  | 'job'
  | 'jobs'
  | 'jobRecord'
  | 'runningJobs'
  | 'setJobState'
  | 'listItems'
  | 'documentsToEmbed'
  | 'listEmbedItems'
  | 'unfinishedDocuments'
  | 'hasOpenItems'
  | 'queuedItems'
  | 'items'
  | 'changeItem'
  | 'requeueStarted'
  | 'revisionsToEmbed'
  | 'countEmbedded'
  | 'countVectors'
  | 'listMembers'
  | 'formerMembers'
  | 'unusedMembers'
  | 'listDocuments'
  | 'revisionsToRecognise'
  | 'countWaiting'
>

type JobRow = {
  id: string
  state: JobState
  label: string
  paths: string
  collection_id: string | null
  embedder: string
  listed: number
  started_at: number
  finished_at: number | null
  error: string | null
  folder_id?: string | null
}
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
type Counts = Pick<
  ImportJob,
  | 'files'
  | 'done'
  | 'failed'
  | 'pages'
  | 'pagesRead'
  | 'pagesToRecognise'
  | 'pagesRecognised'
  | 'chunks'
  | 'chunksEmbedded'
>

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

/** Durable imports and their files. */
export function createJobStore(db: Database): JobStore {
  const { sql } = db
  const byId = sql.prepare<[string], JobRow>('SELECT * FROM jobs WHERE id = ?')
  const all = sql.prepare<[], JobRow>('SELECT * FROM jobs ORDER BY ordinal DESC LIMIT 100')
  const running = sql.prepare<[], JobRow>("SELECT * FROM jobs WHERE state = 'running' ORDER BY ordinal")
  const counts = sql.prepare<[string], Counts>(
    `SELECT count(*) AS files, coalesce(sum(status IN ('ready', 'duplicate', 'failed', 'unsupported')), 0) AS done,
       coalesce(sum(status = 'failed'), 0) AS failed, coalesce(sum(pages), 0) AS pages,
       coalesce(sum(pages_read), 0) AS pagesRead, ${since(db, 3, 'coalesce(sum(to_recognise), 0)', '0')} AS pagesToRecognise,
       ${since(db, 3, 'coalesce(sum(recognised), 0)', '0')} AS pagesRecognised, coalesce(sum(chunks), 0) AS chunks,
       coalesce(sum(min(chunks, chunks_embedded)), 0) AS chunksEmbedded
     FROM job_items WHERE job_id = ?`,
  )
  // Small files are not marked while they are read: then it is the next one in line.
  const current = sql
    .prepare<[{ jobId: string }], string>(
      `SELECT path FROM job_items WHERE job_id = @jobId AND ordinal = coalesce(
         (SELECT min(ordinal) FROM job_items WHERE job_id = @jobId AND status IN ('reading', 'indexing')),
         (SELECT min(ordinal) FROM job_items WHERE job_id = @jobId AND status = 'queued'))`,
    )
    .pluck()
  const queued = sql.prepare<[string, number, number], QueuedRow>(
    `SELECT ordinal, path, size, modified_at AS modifiedAt, started, ${since(db, 3, 'parent_id')} AS parentId,
       ${since(db, 3, 'sha256')} AS sha256 FROM job_items
     WHERE job_id = ? AND status = 'queued' AND ordinal > ? ORDER BY ordinal LIMIT ?`,
  )
  const holdsMembers = sql.prepare<[string]>(
    since(
      db,
      3,
      'SELECT 1 FROM members WHERE revision = (SELECT key FROM revisions WHERE id = ?) LIMIT 1',
      'SELECT 1 FROM revisions WHERE id = ? AND 0',
    ),
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
  const waits = since(db, 3, 'EXISTS (SELECT 1 FROM pages WHERE revision = r.key AND waiting = 1)', '0')
  const toEmbed = sql
    .prepare<[string, string, number], string>(
      `SELECT r.id FROM job_items i JOIN revisions r ON r.id = i.revision_id
       LEFT JOIN stages s ON s.revision = r.key AND s.embedder = ?
       WHERE i.job_id = ? AND i.status IN ('ready', 'duplicate') AND r.stage = 'lexical' AND s.revision IS NULL
         AND (? = 1 OR NOT ${waits})
       GROUP BY r.id ORDER BY min(i.ordinal)`,
    )
    .pluck()
  const toRecognise = sql
    .prepare<[string], string>(
      `SELECT r.id FROM job_items i JOIN revisions r ON r.id = i.revision_id
       WHERE i.job_id = ? AND i.status IN ('ready', 'duplicate') AND (${since(db, 3, 'r.rechunk = 1', '0')} OR ${waits})
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
  const unfinished = sql
    .prepare<[string], string>(
      `SELECT DISTINCT d.id FROM job_items i JOIN documents d ON d.id = i.document_id
       LEFT JOIN revisions r ON r.key = d.revision
       WHERE i.job_id = ? AND i.status IN ('queued', 'reading', 'indexing') AND d.error IS NULL
         AND (r.stage IS NULL OR r.stage <> 'lexical')`,
    )
    .pluck()
  const countEmbedded = sql.prepare<[number, string]>('UPDATE job_items SET chunks_embedded = ? WHERE revision_id = ?')

  const jobOf = (row: JobRow): ImportJob => {
    const path = row.state === 'running' ? current.get({ jobId: row.id }) : undefined
    const none: Counts = {
      files: 0,
      done: 0,
      failed: 0,
      pages: 0,
      pagesRead: 0,
      pagesToRecognise: 0,
      pagesRecognised: 0,
      chunks: 0,
      chunksEmbedded: 0,
    }
    return {
      id: row.id,
      state: row.state,
      label: row.label,
      ...(row.collection_id === null ? {} : { collectionId: row.collection_id }),
      ...(row.folder_id == null ? {} : { folderId: row.folder_id }),
      ...(counts.get(row.id) ?? none),
      ...(path === undefined ? {} : { current: path }),
      startedAt: row.started_at,
      ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
      ...(row.error === null ? {} : { error: fromJson<ErrorValue>(row.error) }),
    }
  }

  return {
    createJob: (job) =>
      db.write(() => {
        sql
          .prepare(
            `INSERT INTO jobs (id, state, label, paths, collection_id, embedder, folder_id, listed, started_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            job.id,
            job.state,
            job.label,
            toJson(job.paths),
            job.collectionId ?? null,
            job.embedder,
            job.folderId ?? null,
            job.listed ? 1 : 0,
            job.startedAt,
          )
      }),
    job(jobId) {
      const row = byId.get(jobId)
      return row && jobOf(row)
    },
    jobs: () => all.all().map(jobOf),
    jobRecord(jobId) {
      const row = byId.get(jobId)
      return row && recordOf(row)
    },
    runningJobs: () => running.all().map(recordOf),
    setJobState: (jobId, state, at, error) =>
      db.write(() => {
        const finished = state === 'done' || state === 'cancelled' ? at : null
        sql
          .prepare('UPDATE jobs SET state = ?, finished_at = ?, error = ? WHERE id = ?')
          .run(state, finished, error ? toJson(error) : null, jobId)
      }),
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
        sql.prepare('UPDATE jobs SET listed = 1 WHERE id = ?').run(jobId)
      }),
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
        sql.prepare('UPDATE jobs SET listed = 1 WHERE id = ?').run(jobId)
      }),
    unfinishedDocuments: (jobId) => unfinished.all(jobId),
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
        sql.prepare('UPDATE jobs SET listed = 1 WHERE id = ?').run(jobId)
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

function recordOf(row: JobRow): JobRecord {
  return {
    id: row.id,
    state: row.state,
    label: row.label,
    paths: fromJson<string[]>(row.paths),
    collectionId: row.collection_id ?? undefined,
    embedder: row.embedder,
    ...(row.folder_id == null ? {} : { folderId: row.folder_id }),
    listed: row.listed === 1,
    startedAt: row.started_at,
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
