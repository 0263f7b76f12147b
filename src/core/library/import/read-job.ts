import type { JobItem, JobRecord } from '../library-store.ts'
import type { FileImport } from './arrival.ts'
import { createFileBatch } from './file-batch.ts'
import { importFile } from './import-file.ts'
import { importSmallFiles, isEnough, isSmall } from './import-small-files.ts'
import { listFiles } from './list-files.ts'

/** Children that read at once. */
const readLanes = 2
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
  const backlog = new Set<Promise<void>>()
  const batch = createFileBatch(deps, signal)
  let failure: unknown
  const next = itemsInOrder(deps, job.id)
  const readAlone = async (item: JobItem) => {
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
  const lane = async () => {
    for (let items = next(); items.length > 0 && !failure; items = next()) {
      signal.throwIfAborted()
      const [only] = items
      const areSmall = only !== undefined && isSmall(only)
      const alone = areSmall ? await importSmallFiles(deps, batch, job, items, signal) : items
      for (const item of alone) await readAlone(item)
    }
  }
  const results = await Promise.allSettled(Array.from({ length: readLanes }, lane))
  const [ended] = await Promise.allSettled([batch.end(), ...backlog])
  failure ??= [...results, ended].find((result) => result.status === 'rejected')?.reason
  if (failure) throw failure
}

/** Hands out the job's queued items, each once: some small ones together, any other alone. */
function itemsInOrder({ store }: Pick<FileImport, 'store'>, jobId: string): () => JobItem[] {
  let after = -1
  let ahead: JobItem[] = []
  const peek = () => {
    if (ahead.length === 0) ahead = store.queuedItems(jobId, after, 100)
    return ahead[0]
  }
  return () => {
    const items: JobItem[] = []
    for (let item = peek(); item && (items.length === 0 || isSmall(item)); item = peek()) {
      items.push(item)
      ahead.shift()
      after = item.ordinal
      if (!isSmall(item) || isEnough(items)) break
    }
    return items
  }
}
