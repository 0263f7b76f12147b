import type { JobItem, JobRecord } from '../library-store.ts'
import type { FileImport } from './arrival.ts'
import { importFile } from './import-file.ts'
import { listFiles } from './list-files.ts'

/** Files read at once; more of small ones, which keep a child waiting for most of their time. */
const readLanes = 2
const smallLanes = 4
const smallFile = 64 * 1024
/** Files whose chunks may wait for the index while further ones are read: the index is written in large pieces. */
const largestBacklog = 512

/** Reads every file of a job that is in line, those too that are found within others meanwhile. Rejects as `importFile` does. */
export async function readJob(deps: FileImport, job: JobRecord, signal: AbortSignal): Promise<void> {
  const { store } = deps
  if (!job.listed) {
    store.listItems(job.id, await listFiles(deps.files, job.paths, signal))
    deps.progress.jobState(job.id)
  }
  while (store.queuedItems(job.id, -1, 1).length > 0) await readQueued(deps, job, signal)
}

async function readQueued(deps: FileImport, job: JobRecord, signal: AbortSignal): Promise<void> {
  const { store } = deps
  const backlog = new Set<Promise<void>>()
  let failure: unknown
  const next = itemsInOrder(deps, job.id)
  const lane = async () => {
    for (let item = next(); item && !failure; item = next()) {
      signal.throwIfAborted()
      const { searchable } = await importFile(deps, job, item, signal)
      const waiting = searchable
        .catch((error: unknown) => {
          failure ??= error
        })
        .finally(() => backlog.delete(waiting))
      backlog.add(waiting)
      if (backlog.size >= largestBacklog) await Promise.race(backlog)
    }
  }
  const ahead = store.queuedItems(job.id, -1, 100)
  const lanes = ahead.every(({ size }) => size <= smallFile) ? smallLanes : readLanes
  const results = await Promise.allSettled(Array.from({ length: lanes }, lane))
  await Promise.all(backlog)
  failure ??= results.find((result) => result.status === 'rejected')?.reason
  if (failure) throw failure
}

/** Hands out the job's queued items, each once. */
function itemsInOrder({ store }: Pick<FileImport, 'store'>, jobId: string): () => JobItem | undefined {
  let after = -1
  let ahead = store.queuedItems(jobId, after, 100)
  return () => {
    if (ahead.length === 0) ahead = store.queuedItems(jobId, after, 100)
    const item = ahead.shift()
    if (item) after = item.ordinal
    return item
  }
}
