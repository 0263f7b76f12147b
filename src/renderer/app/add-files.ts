import type { ImportJob } from '../../api/job.ts'
import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { arrivalsInView, showArrivals } from './arrivals-store.ts'
import { setComposerScope, useComposerStore } from './composer-store.ts'
import { jobLabel } from './job-words.ts'
import { report } from './report.ts'
import type { GivenText } from './summaries/summarise.ts'
import { showToast } from './toast-store.ts'
import { showView } from './view-store.ts'

export type AddTo = { collectionId?: string }

/** What is to be added: files by their paths, and texts that are none. */
export type Given = { paths: readonly string[]; texts?: readonly GivenText[] }

/** Starts an import of files and texts; what arrives and what goes wrong is shown. Returns the job's id. */
export async function addGiven(
  client: Client,
  { paths, texts = [] }: Given,
  to: AddTo = {},
): Promise<string | undefined> {
  if (paths.length + texts.length === 0) return undefined
  try {
    const given = texts.length === 0 ? {} : { texts: [...texts] }
    const job = await client.call('import.start', { paths: [...paths], ...given, ...to })
    arrive(job)
    return job.id
  } catch (error) {
    report(error)
    return undefined
  }
}

/** Shows what an import brings, or where something else is shown the way there. */
function arrive(job: Pick<ImportJob, 'id' | 'label'>): void {
  showArrivals(job.id)
  if (arrivalsInView()) return
  const run = () => showView({ name: 'thread', threadId: undefined })
  showToast(say('library', 'addingStarted', { label: jobLabel(job) }), {
    action: { label: say('arrivals', 'show'), run },
  })
}

/** Starts what reads files ahead of some that are about to come. Without it they are read all the same. */
export function getReadyToRead(client: Client): void {
  client.call('import.getReady', {}).catch(() => undefined)
}

/** Lets the user choose files or a folder and adds them. */
export async function chooseAndAdd(client: Client, what: 'files' | 'folder', to: AddTo = {}): Promise<void> {
  getReadyToRead(client)
  const reply = await window.carrel.call('dialog.choose', { what })
  if (reply.ok) await addGiven(client, reply.data, to)
}

/** Adds the sample documents. */
export async function addSamples(client: Client): Promise<void> {
  try {
    const collectionName = say('library', 'samplesName')
    arrive(await client.call('import.start', { paths: [], samples: true, collectionName }))
  } catch (error) {
    report(error)
  }
}

/** The paths of dropped files; files that were made in a page have none and are left out. */
export function pathsOf(files: Iterable<File>): string[] {
  return [...files].map((file) => window.carrel.pathForFile(file)).filter((path) => path !== '')
}

const LOOK_AGAIN_MS = 250

/**
 * Adds files and texts and makes them the composer's scope as soon as they are documents, so that the question can be typed at
 * once. Ends when every file is known, or when the user chooses another scope.
 */
export async function askAboutGiven(client: Client, given: Given): Promise<void> {
  const jobId = await addGiven(client, given)
  if (jobId === undefined) return
  let set: readonly string[] = []
  for (;;) {
    const items = await client.call('import.items', { jobId }).catch(() => [])
    const ids = items.flatMap((item) => (item.documentId === undefined ? [] : [item.documentId]))
    const chosen = useComposerStore.getState().scope
    if (set.length > 0 && chosen?.documentIds !== set) return
    if (ids.length > set.length) {
      set = ids
      setComposerScope({ collectionIds: [], documentIds: ids })
    }
    const open = items.some((item) => item.documentId === undefined && ['queued', 'reading'].includes(item.status))
    if (items.length === 0 || !open) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
