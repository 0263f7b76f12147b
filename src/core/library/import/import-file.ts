import { AssistantError } from '../../../api/error.ts'
import { extractorVersion } from '../../documents/extractor-version.ts'
import { leftOutByName, mayHoldDocuments } from '../file-names.ts'
import type { JobItem, JobRecord } from '../library-store.ts'
import { revisionId } from '../revision-id.ts'
import { type Arrival, arrivalOf, type FileImport } from './arrival.ts'
import { failFile } from './fail-file.ts'
import { indexRevision } from './index-revision.ts'
import { needContainer } from './need-container.ts'
import { readRevision } from './read-revision.ts'
import { adopt, settle } from './settle-file.ts'

const megabyte = 1 << 20

/**
 * Brings one file in: content hash, pages, chunks. The promise settles when the next file may be read; its value
 * settles when this one is searchable. Failures end in the item. Rejects when aborted, or when nothing can be
 * stored any more (`disk-full`).
 */
export async function importFile(
  deps: FileImport,
  job: JobRecord,
  item: JobItem,
  signal: AbortSignal,
): Promise<{ searchable: Promise<void> }> {
  const arrival = arrivalOf(deps, job, item)
  const guarded = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (signal.aborted || (error instanceof AssistantError && error.code === 'disk-full')) throw error
      failFile(deps, arrival, error)
      return undefined
    }
  }
  deps.store.changeItem(job.id, item.ordinal, { status: 'reading' })
  deps.progress.job(job.id)
  const searchable = await guarded(() => bring(deps, arrival, signal))
  return { searchable: guarded(async () => searchable?.()).then(() => undefined) }
}

/** Everything up to the stored chunks; what it returns writes them to the index. */
async function bring(deps: FileImport, arrival: Arrival, signal: AbortSignal): Promise<() => Promise<void>> {
  const { item, name } = arrival
  if (item.member && leftOutByName(item.path, item.path)) throw new AssistantError('file-unsupported', { name })
  const now = await deps.files.stat(arrival.original)
  if (!now) throw new AssistantError('file-not-found', { name })
  arrival.size = now.size
  if (item.member) needContainer(deps, item.member, name)
  else arrival.modifiedAt = now.modifiedAt
  const limit = deps.settings.get().maxFileMegabytes
  if (now.size > limit * megabyte && !mayHoldDocuments(item.path)) {
    throw new AssistantError('file-too-large', { name, megabytes: Math.ceil(now.size / megabyte), limit })
  }
  arrival.sha256 = item.member?.sha256 ?? (await deps.files.sha256(item.path, signal))
  const id = revisionId(arrival.sha256, extractorVersion)
  for (let other = deps.reading.get(id); other; other = deps.reading.get(id)) await other.catch(() => undefined)

  const known = deps.text.revision(id)
  if (known?.stage === 'lexical') {
    adopt(deps, arrival, known)
    return async () => {}
  }
  const reading = readRevision(deps, arrival, id, known, signal)
  const searchable = reading.then(() => finish(deps, arrival, id))
  const settled = searchable.then(
    () => undefined,
    () => undefined,
  )
  deps.reading.set(id, settled)
  void settled.then(() => deps.reading.delete(id))
  await reading
  return () => searchable
}

/** Writes to the index, then makes the document show this revision. */
async function finish(deps: FileImport, arrival: Arrival, id: string): Promise<void> {
  const { job, item } = arrival
  await indexRevision(deps, id, () => {
    const revision = deps.text.revision(id)
    if (revision) settle(deps, arrival, revision, 'ready')
  })
  // Removed for good while it was read: the item ends, or the file would be read again.
  if (!deps.text.revision(id)) throw new AssistantError('cancelled')
  deps.progress.documents([arrival.documentId])
  deps.progress.job(job.id)
  deps.log.info('file imported', { path: item.path, ms: deps.clock.now() - arrival.startedAt })
}
