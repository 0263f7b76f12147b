import { AssistantError } from '../../../api/error.ts'
import type { Gist } from '../../../api/gist.ts'
import type { ImportItem } from '../../../api/job.ts'
import type { Client } from '../../../rpc/types.ts'

const LOOK_AGAIN_MS = 200
const MOST_GISTS = 3
const MOST_LOOKED_AT = 20
const OPEN: ReadonlySet<ImportItem['status']> = new Set(['queued', 'reading', 'indexing'])

/** Documents with pages that an import brought, in its order; archives and mailboxes have none. */
export function broughtDocuments(items: readonly ImportItem[]): string[] {
  const ids = items.flatMap(({ documentId, status, pages }) =>
    documentId !== undefined && pages > 0 && (status === 'ready' || status === 'duplicate') ? [documentId] : [],
  )
  return [...new Set(ids)]
}

/** Whether files of an import are still to be read. */
export function isOpen({ status }: Pick<ImportItem, 'status'>): boolean {
  return OPEN.has(status)
}

/**
 * Waits until an import has read what it brings; `onGist` is told meanwhile of the first documents, from their first pages on.
 * Returns the documents. Throws the error of the first file where none could be read.
 */
export async function arrived(
  client: Client,
  jobId: string,
  onGist: (gist: Gist) => void,
  signal: AbortSignal,
): Promise<string[]> {
  const pagesSeen = new Map<string, number>()
  const look = async ({ documentId, pages, status }: ImportItem) => {
    const seen = documentId === undefined ? undefined : (pagesSeen.get(documentId) ?? 0)
    // Of a long document it is looked at again where it has grown by as much again.
    if (documentId === undefined || seen === undefined || (seen > 0 && OPEN.has(status) && pages < seen * 2)) return
    if (seen === 0 && pagesSeen.size >= MOST_GISTS) return
    const [gist] = await client.call('summary.gist', { documentIds: [documentId] }, { signal }).catch(() => [])
    if (gist === undefined || gist.pages === 0) return
    pagesSeen.set(documentId, gist.pages)
    onGist(gist)
  }
  for (;;) {
    signal.throwIfAborted()
    const job = (await client.call('import.list', {}, { signal })).find(({ id }) => id === jobId)
    // Nothing is listed in the first moments; vectors are made after all is read.
    const isRead = job === undefined || (job.files > 0 && job.done >= job.files)
    if (isRead || job.state === 'done' || job.state === 'cancelled')
      return brought(await client.call('import.items', { jobId }, { signal }))
    const items = await client.call('import.items', { jobId, limit: MOST_LOOKED_AT }, { signal })
    for (const item of items.filter(isOpen).slice(0, MOST_GISTS)) await look(item)
    await pause(signal)
  }
}

function brought(items: readonly ImportItem[]): string[] {
  const documentIds = broughtDocuments(items)
  const error = items.find((item) => item.error !== undefined)?.error
  if (documentIds.length === 0)
    throw new AssistantError(error?.code ?? 'file-not-found', { name: '', ...error?.parameters })
  return documentIds
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  signal.throwIfAborted()
}
