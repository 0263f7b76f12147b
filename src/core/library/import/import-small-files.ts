import type { DocumentKind } from '../../../api/document-kind.ts'
import { AssistantError } from '../../../api/error.ts'
import { extractorVersion } from '../../documents/extractor-version.ts'
import type { WorkshopTasks } from '../../ports/workshop.ts'
import { kindByName, leftOutByName, mayHoldDocuments } from '../file-names.ts'
import type { JobItem, JobRecord } from '../library-store.ts'
import { revisionId } from '../revision-id.ts'
import { type Arrival, arrivalOf, type FileImport } from './arrival.ts'
import { chunksOf } from './chunk-revision.ts'
import { failFile } from './fail-file.ts'
import type { BatchedFile, FileBatch } from './file-batch.ts'
import { needContainer } from './need-container.ts'
import { readLimits } from './read-file.ts'

const megabyte = 1 << 20
/** Bytes of a file that is read with others. */
const largestSmall = 64 * 1024
/** A child gets as many files at once as keep it busy for some ten milliseconds. */
const filesAtOnce = 32
const bytesAtOnce = 64 * 1024

/** Pages of these take long, however few bytes they have: they are stored as they come. */
const slowKinds: ReadonlySet<DocumentKind> = new Set(['pdf', 'image'])

/** Whether a file is read with others, as far as its listing tells. */
export function isSmall({ path, size }: Pick<JobItem, 'path' | 'size'>): boolean {
  return size <= largestSmall && !mayHoldDocuments(path) && !slowKinds.has(kindByName(path))
}

/** Whether so many small files, of so many bytes together, are enough for a child. */
export function isEnough(items: readonly JobItem[]): boolean {
  return items.length >= filesAtOnce || items.reduce((sum, { size }) => sum + size, 0) >= bytesAtOnce
}

/**
 * Reads small files in one child and puts them into `batch`. Gives those that are to be read alone: what a file's own
 * error is, that reading says. Rejects when aborted, or when nothing can be stored any more.
 */
export async function importSmallFiles(
  deps: FileImport,
  batch: FileBatch,
  job: JobRecord,
  items: readonly JobItem[],
  signal: AbortSignal,
): Promise<JobItem[]> {
  const alone: JobItem[] = []
  const arrivals: Arrival[] = []
  for (const item of items) {
    const arrival = arrivalOf(deps, job, item)
    if (!(await deps.files.mayOpen(arrival.original))) alone.push(item)
    else if (isWelcome(deps, arrival)) arrivals.push(arrival)
  }
  const left = [...arrivals]
  try {
    for await (const { read } of readAll(deps, arrivals, signal)) {
      signal.throwIfAborted()
      const arrival = left.shift()
      if (!arrival) break
      const file = read && (await batched(deps, batch, arrival, read, signal))
      if (file) await batch.add(file)
      else alone.push(arrival.item)
    }
  } catch (error) {
    if (signal.aborted || !isOfTheChild(error)) throw error
  }
  return [...alone, ...left.map(({ item }) => item)]
}

/** A member may be none any more; that ends its item. */
function isWelcome(deps: FileImport, arrival: Arrival): boolean {
  const { item, name } = arrival
  if (!item.member) return true
  try {
    if (leftOutByName(item.path, item.path)) throw new AssistantError('file-unsupported', { name })
    needContainer(deps, item.member, name)
    return true
  } catch (error) {
    failFile(deps, arrival, error)
    return false
  }
}

function readAll(
  deps: FileImport,
  arrivals: readonly Arrival[],
  signal: AbortSignal,
): AsyncIterable<WorkshopTasks['read-files']['event']> {
  const files = arrivals.map(({ original: path, name }) => ({ path, name }))
  const maxBytes = deps.settings.get().maxFileMegabytes * megabyte
  const input = { files, largest: largestSmall, maxBytes, membersFolder: deps.members.folder }
  const limits = readLimits(arrivals.reduce((sum, { size }) => sum + size, 0))
  return deps.workshop.run('read-files', input, limits, signal)
}

/** What was read, cut into chunks where its text is not searchable yet; undefined where it is to be read alone. */
async function batched(
  deps: FileImport,
  batch: FileBatch,
  arrival: Arrival,
  { sha256, size, modifiedAt, file }: NonNullable<WorkshopTasks['read-files']['event']['read']>,
  signal: AbortSignal,
): Promise<BatchedFile | undefined> {
  const { item } = arrival
  if (item.member && item.member.sha256 !== sha256) return undefined
  arrival.sha256 = sha256
  arrival.size = size
  if (!item.member) arrival.modifiedAt = modifiedAt
  const id = revisionId(sha256, extractorVersion)
  for (let other = deps.reading.get(id); other && !batch.has(id); other = deps.reading.get(id)) await other
  if (deps.text.revision(id)?.stage === 'lexical') return { arrival, revisionId: id }
  const chunks: NonNullable<BatchedFile['text']>['chunks'] = { drafts: [], terms: [], signature: undefined }
  for await (const { drafts, terms, signature } of chunksOf(deps, file.language, file.pages, signal)) {
    chunks.drafts.push(...drafts)
    chunks.terms.push(...terms)
    chunks.signature = signature
  }
  return { arrival, revisionId: id, text: { file, chunks } }
}

const childEnds: ReadonlySet<string> = new Set(['document-too-slow', 'document-too-hungry', 'workshop-failed'])

/** Whether one of the files ended the child: each of those that are left is tried alone. */
function isOfTheChild(error: unknown): boolean {
  return error instanceof AssistantError && childEnds.has(error.code)
}
