import type { ErrorValue } from '../../api/error.ts'
import type { ImportJob, JobState } from '../../api/job.ts'
import type { JobRecord, LibraryStore } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import { fromJson, toJson } from './json.ts'

type JobStore = Pick<LibraryStore, 'createJob' | 'job' | 'jobs' | 'jobRecord' | 'runningJobs' | 'setJobState'>

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

/** Durable imports, with what their files add up to. */
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
