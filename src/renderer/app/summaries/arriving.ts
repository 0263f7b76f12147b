import { AssistantError } from '../../../api/error.ts'
import type { Gist } from '../../../api/gist.ts'
import type { ImportItem } from '../../../api/job.ts'
import type { Client } from '../../../rpc/types.ts'
import { fileName } from '../file-name.ts'

const LOOK_AGAIN_MS = 200
/** While nothing stands there yet: looking costs the backend about a millisecond. */
const LOOK_SOON_MS = 40
const SOON_MS = 5000
const MOST_GISTS = 3
const GROWN = 3
/** A picture within a message that says less is no document of its own. */
const FEWEST_WORDS = 12
const MOST_LOOKED_AT = 20
const READ: ReadonlySet<ImportItem['status']> = new Set(['ready', 'duplicate'])
const OPEN: ReadonlySet<ImportItem['status']> = new Set(['queued', 'reading', 'indexing'])

/** Documents with pages that an import brought, in its order; archives and mailboxes have none. */
export function broughtDocuments(items: readonly ImportItem[]): string[] {
  const ids = items.flatMap(({ documentId, status, pages }) =>
    documentId !== undefined && pages > 0 && READ.has(status) ? [documentId] : [],
  )
  return [...new Set(ids)]
}

/** Whether a file was read and has no words yet: they are being recognised in its pictures. */
export function awaitsWords({ status, pages, chunks, recognising }: ImportItem): boolean {
  return READ.has(status) && pages > 0 && chunks === 0 && recognising !== undefined
}

/** Whether a file came within another of the same import, as what is attached to a message. */
export function isWithin({ path }: Pick<ImportItem, 'path'>, items: readonly Pick<ImportItem, 'path'>[]): boolean {
  return items.some((other) => path.startsWith(`${other.path}/`))
}

/** Whether files of an import are still to be read. */
export function isOpen({ status }: Pick<ImportItem, 'status'>): boolean {
  return OPEN.has(status)
}

/**
 * Waits until an import has read what it brings, scans too; `onGist` is told meanwhile of the first documents, from their first pages
 * on. Returns the documents that have words. Throws the error of the first file where none could be read.
 */
export async function arrived(
  client: Client,
  jobId: string,
  onGist: (gist: Gist) => void,
  signal: AbortSignal,
): Promise<string[]> {
  const started = Date.now()
  const looks = new Map<string, { pages: number; jobPages: number }>()
  const look = async ({ documentId }: ImportItem, jobPages: number) => {
    const last = documentId === undefined ? undefined : looks.get(documentId)
    // Of a long document it is looked at again where it may have grown by three times as much: to look takes time, too.
    if (documentId === undefined || (last && jobPages - last.jobPages < last.pages * GROWN)) return
    if (last === undefined && looks.size >= MOST_GISTS) return
    const [gist] = await client.call('summary.gist', { documentIds: [documentId] }, { signal }).catch(() => [])
    if (gist === undefined || gist.pages === 0) return
    looks.set(documentId, { pages: gist.pages, jobPages })
    onGist(gist)
  }
  for (;;) {
    signal.throwIfAborted()
    const job = (await client.call('import.list', {}, { signal })).find(({ id }) => id === jobId)
    // Nothing is listed in the first moments; vectors are made after all is read.
    const isRead = job === undefined || (job.files > 0 && job.done >= job.files)
    const isOver = job === undefined || job.state === 'done' || job.state === 'cancelled'
    if (isRead || isOver) {
      const all = await client.call('import.items', { jobId }, { signal })
      if (isOver || !all.some(awaitsWords)) return brought(client, all, signal)
    }
    const items = await client.call('import.items', { jobId, limit: MOST_LOOKED_AT }, { signal })
    for (const item of items.filter(isOpen).slice(0, MOST_GISTS)) await look(item, job.pagesRead)
    const soon = looks.size === 0 && Date.now() - started < SOON_MS
    await pause(soon ? LOOK_SOON_MS : LOOK_AGAIN_MS, signal)
  }
}

async function brought(client: Client, items: readonly ImportItem[], signal: AbortSignal): Promise<string[]> {
  const wordless = new Set<string>()
  for (const item of items) {
    const { documentId, chunks } = item
    // What was known before has no chunks of its own in this import.
    if (documentId === undefined || chunks > 1 || (chunks === 1 && !isWithin(item, items))) continue
    const [gist] = await client.call('summary.gist', { documentIds: [documentId] }, { signal }).catch(() => [])
    // Logos and lines below a message are no documents to its reader.
    const isOrnament = gist?.kind === 'image' && gist.words < FEWEST_WORDS && isWithin(item, items)
    if (gist === undefined || gist.words === 0 || isOrnament) wordless.add(documentId)
  }
  const documentIds = broughtDocuments(items).filter((id) => !wordless.has(id))
  if (documentIds.length > 0) return documentIds
  const item = items.find((each) => each.error !== undefined) ?? items[0]
  if (item === undefined) throw new AssistantError('file-not-found', { name: '' })
  const { path, error } = item
  throw new AssistantError(error?.code ?? 'document-empty', { name: fileName(path), ...error?.parameters })
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  signal.throwIfAborted()
}
