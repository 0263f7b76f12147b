import { AssistantError } from '../../../api/error.ts'
import { extractorVersion } from '../../documents/extractor-version.ts'
import { passageText } from '../../documents/passage-text.ts'
import type { WholeFile } from '../../ports/read-event.ts'
import type { Arrival, FileImport } from './arrival.ts'
import type { ChunkedPages } from './chunk-revision.ts'
import { failFile } from './fail-file.ts'
import { adopt, settle } from './settle-file.ts'
import { namesLeftOut, unreadMembers } from './unread-members.ts'

/** A file that was read in one go. `text` is absent where its revision could be searched already. */
export type BatchedFile = {
  arrival: Arrival
  revisionId: string
  text?: { file: WholeFile; chunks: Omit<ChunkedPages, 'last'> }
}

/** Files that are written together: to the index first, then with all that is known of them to the store. */
export type FileBatch = {
  /** Whether a revision is on its way in with this batch. */
  has(revisionId: string): boolean
  /** Settles when there is room for the next file. Rejects when nothing can be stored any more, or aborted. */
  add(file: BatchedFile): Promise<void>
  /** Settles when all files are written. Rejects as `add` does. */
  end(): Promise<void>
}

/** A write to the index costs as much for one file as for hundreds; these are held at most. */
const mostFiles = 256
const mostChunks = 2_000
/** What was read is not held longer than this while nothing is written. */
const heldMs = 250
/** One transaction: about 50 ms, in which no question is answered. */
const filesPerTransaction = 64

/**
 * Gathers small files. A kill leaves of those that are held nothing in the store: they are read again, and their rows in
 * the index go at the next start.
 */
export function createFileBatch(deps: FileImport, signal: AbortSignal): FileBatch {
  const onTheWay = new Map<string, () => void>()
  let held: BatchedFile[] = []
  let chunks = 0
  let writing: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failure: { reason: unknown } | undefined

  const isFull = () => held.length >= mostFiles || chunks >= mostChunks
  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const files = held
    held = []
    chunks = 0
    const written = writeFiles(deps, files, signal)
      .catch((reason: unknown) => {
        failure ??= { reason }
      })
      .finally(() => {
        writing = undefined
        for (const { revisionId } of files) {
          onTheWay.get(revisionId)?.()
          onTheWay.delete(revisionId)
        }
        if (held.length > 0) wait()
      })
    writing = written
    return written
  }
  const wait = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      if (!writing && held.length > 0) void write()
    }, heldMs)
  }
  const goOn = () => {
    if (failure) throw failure.reason
  }

  return {
    has: (revisionId) => onTheWay.has(revisionId),
    async add(file) {
      goOn()
      const { revisionId } = file
      if (!onTheWay.has(revisionId)) {
        const { promise, resolve } = Promise.withResolvers<void>()
        onTheWay.set(revisionId, () => {
          deps.reading.delete(revisionId)
          resolve()
        })
        deps.reading.set(revisionId, promise)
      }
      held.push(file)
      chunks += file.text?.chunks.drafts.length ?? 0
      wait()
      while (isFull() && writing) await writing
      if (isFull()) void write()
      goOn()
    },
    async end() {
      while (writing || held.length > 0) await (writing ?? write())
      goOn()
    },
  }
}

async function writeFiles(deps: FileImport, files: readonly BatchedFile[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const lost = await writeToIndex(deps, files)
  for (let at = 0; at < files.length; at += filesPerTransaction) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve))
    const some = files.slice(at, at + filesPerTransaction)
    try {
      if (lost) throw lost.error
      deps.store.transactionSoon(() => {
        for (const file of some) settleFile(deps, file)
      })
    } catch (error) {
      if (isFullDisk(error)) throw error
      await settleEach(deps, some, lost)
    }
    deps.progress.documents(some.map(({ arrival }) => arrival.documentId))
    const [first] = some
    if (first) deps.progress.job(first.arrival.job.id)
  }
}

/** Writes the chunks of those that cannot be searched yet; gives the error where that failed. */
async function writeToIndex(deps: FileImport, files: readonly BatchedFile[]): Promise<{ error: unknown } | undefined> {
  const fresh = new Map(files.flatMap((file) => (file.text ? [[file.revisionId, file.text.chunks]] : [])))
  try {
    await Promise.all(
      [...fresh].map(([revisionId, { drafts, terms }]) =>
        deps.index.replaceChunks(
          revisionId,
          drafts.map((draft, index) => ({
            id: `${revisionId}:${draft.ordinal}`,
            revisionId,
            text: passageText(draft),
            terms: terms[index] ?? '',
          })),
        ),
      ),
    )
    return undefined
  } catch (error) {
    if (isFullDisk(error)) throw error
    return { error }
  }
}

/** One of them cannot be stored (its container was deleted meanwhile): it alone fails. */
async function settleEach(
  deps: FileImport,
  files: readonly BatchedFile[],
  lost: { error: unknown } | undefined,
): Promise<void> {
  for (const file of files) {
    try {
      if (lost) throw lost.error
      deps.store.transactionSoon(() => settleFile(deps, file))
    } catch (error) {
      if (isFullDisk(error)) throw error
      failFile(deps, file.arrival, error)
      if (deps.text.revision(file.revisionId)?.stage !== 'lexical') await deps.index.deleteRevisions([file.revisionId])
    }
  }
}

/** Writes a file's text, its document and its item. Equal content that came before in the same batch is searchable by now. */
function settleFile(deps: FileImport, { arrival, revisionId: id, text }: BatchedFile): void {
  const { store } = deps
  const known = deps.text.revision(id)
  if (known?.stage === 'lexical') return adopt(deps, arrival, known)
  if (!text) throw new AssistantError('cancelled')
  const { file, chunks } = text
  const { kind, title, pages, members, language } = file
  store.openRevision({
    id,
    sha256: arrival.sha256,
    extractor: extractorVersion,
    kind,
    title,
    pages: pages.length,
  })
  store.appendPages(id, pages)
  if (members.length > 0) store.appendMembers(id, members)
  const warnings = [...file.warnings, ...unreadMembers(arrival.name, namesLeftOut(members))]
  store.finishReading(id, language, warnings, file.mail)
  if (known) store.clearChunks(id)
  store.appendChunks(id, chunks.drafts, chunks.terms)
  store.finishChunks(id, chunks.signature)
  store.markLexical([id])
  const revision = deps.text.revision(id)
  if (revision) settle(deps, arrival, revision, 'ready')
}

function isFullDisk(error: unknown): boolean {
  return error instanceof AssistantError && error.code === 'disk-full'
}
