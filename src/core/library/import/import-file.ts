import { AssistantError, type ErrorCode, type ErrorValue, toErrorValue } from '../../../api/error.ts'
import { documentTitle } from '../../documents/document-title.ts'
import { extractorVersion } from '../../documents/extractor-version.ts'
import type { RevisionRecord } from '../../ports.ts'
import { baseName, kindByName, leftOutByName, mayHoldDocuments } from '../file-names.ts'
import type { DocumentDraft, JobItem, JobRecord, StoredDocument } from '../library-store.ts'
import { revisionId } from '../revision-id.ts'
import { placeVersion } from '../versions/place-version.ts'
import { chunkRevision } from './chunk-revision.ts'
import type { ImportDeps } from './import-deps.ts'
import { indexRevision } from './index-revision.ts'
import type { Progress } from './progress.ts'
import { readFile } from './read-file.ts'
import { storedPages } from './stored-pages.ts'

const megabyte = 1 << 20
/** Failures that say nothing of a document: no row in the library. What was deleted while it was read is `cancelled`. */
const withoutRow: ReadonlySet<ErrorCode> = new Set(['file-not-found', 'file-unsupported', 'not-a-file', 'cancelled'])

export type FileImport = ImportDeps & {
  progress: Progress
  /** Revisions being read now, so that two files of equal content are read once. */
  reading: Map<string, Promise<unknown>>
  /** Revisions that may have lost their last document. */
  abandoned(revisionIds: readonly string[]): void
  /** Documents that are members of their container no more. */
  removed(documentIds: readonly string[]): void
}

/** Containers within containers are read this deep. */
const mostDepth = 8

/** A file on its way in. `original`: where its bytes lie, which for a member is not its path. */
type Arrival = {
  job: JobRecord
  item: JobItem
  name: string
  original: string
  sha256: string
  size: number
  modifiedAt: number
  existing: StoredDocument | undefined
  documentId: string
  startedAt: number
}

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
  const name = baseName(item.path)
  const found = deps.store.documentAt(item.path)
  const arrival: Arrival = {
    job,
    item,
    name,
    original: item.member ? deps.members.path(item.member.sha256) : item.path,
    sha256: '',
    size: item.size,
    modifiedAt: item.modifiedAt,
    existing: found,
    documentId: found?.id ?? crypto.randomUUID(),
    startedAt: deps.clock.now(),
  }
  const guarded = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (signal.aborted || (error instanceof AssistantError && error.code === 'disk-full')) throw error
      fail(deps, arrival, error)
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
  const reading = readAndChunk(deps, arrival, id, known, signal)
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

const namedMembers = 8

/** A warning of members that are left out by their names. */
function unreadMembers(name: string, members: readonly string[]): ErrorValue[] {
  if (members.length === 0) return []
  const shown = members.slice(0, namedMembers).map((member) => member.split('/').at(-1) ?? member)
  const names = [...shown, ...(members.length > namedMembers ? ['…'] : [])].join(', ')
  return [{ code: 'members-not-read', parameters: { name, count: members.length, names } }]
}

function passwordFor({ passwords }: Pick<FileImport, 'passwords'>, sha256: string): { password?: string } {
  const password = passwords.of(sha256)
  return password === undefined ? {} : { password }
}

/** A member is read while its container is in the library, not too deep within others, and not within itself. */
function needContainer(deps: FileImport, { parentId, sha256 }: NonNullable<JobItem['member']>, name: string): void {
  let depth = 0
  for (let id: string | undefined = parentId; id !== undefined; depth++) {
    const parent: StoredDocument | undefined = deps.store.document(id)
    if (!parent) throw new AssistantError('cancelled')
    if (parent.sha256 === sha256) throw new AssistantError('nested-too-deep', { name, depth: mostDepth })
    id = parent.parentId
  }
  if (depth > mostDepth) throw new AssistantError('nested-too-deep', { name, depth: mostDepth })
}

async function readAndChunk(
  deps: FileImport,
  arrival: Arrival,
  id: string,
  known: RevisionRecord | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { job, item, name, size, original: path } = arrival
  const { store, progress } = deps
  const indexing = (chunks: number) => {
    const pages = deps.text.revision(id)?.pages ?? 0
    const { documentId } = arrival
    const change = { status: 'indexing', revisionId: id, documentId, pages, pagesRead: pages, chunks } as const
    store.changeItem(job.id, item.ordinal, change)
  }
  if (known?.stage !== 'read') {
    const maxBytes = deps.settings.get().maxFileMegabytes * megabyte
    let read = 0
    const unread: string[] = []
    const pages = await readFile(
      deps,
      { path, name, size, maxBytes, membersFolder: deps.members.folder, ...passwordFor(deps, arrival.sha256) },
      {
        opened(event) {
          const { kind, title, pages: count } = event
          store.changeItem(
            job.id,
            item.ordinal,
            { pages: count, revisionId: id, documentId: arrival.documentId },
            () => {
              store.openRevision({ id, sha256: arrival.sha256, extractor: extractorVersion, kind, title, pages: count })
              if (!hasText(deps, arrival)) store.putDocument(draftOf(arrival, { kind, title, revisionId: id }))
            },
          )
          progress.documents([arrival.documentId])
        },
        pages(group) {
          read += group.length
          const pagesRead = read
          store.changeItem(job.id, item.ordinal, { pagesRead }, () => store.appendPages(id, group))
          progress.documents([arrival.documentId])
          progress.job(job.id)
        },
        members(group) {
          store.appendMembers(id, group)
          unread.push(...group.flatMap((member) => (leftOutByName(member.name, member.name) ? [member.name] : [])))
        },
        finished: (language, warnings, mail) =>
          store.finishReading(id, language, [...warnings, ...unreadMembers(name, unread)], mail),
      },
      signal,
    )
    const language = deps.text.revision(id)?.language ?? ''
    await chunkRevision(deps, { id, language }, pages ?? storedPages(deps.text, { id, pages: read }), signal, indexing)
  } else if (known.chunks === 0 && known.pages > 0) {
    await chunkRevision(deps, known, storedPages(deps.text, known), signal, indexing)
  } else indexing(known.chunks)
  progress.job(job.id)
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

/** The content is known and searchable: the path becomes, or stays, a document of that revision. */
function adopt(deps: FileImport, arrival: Arrival, revision: RevisionRecord): void {
  const { existing, item } = arrival
  const restored = existing?.removedAt !== undefined
  settle(deps, arrival, revision, item.started || restored ? 'ready' : 'duplicate')
  deps.progress.documents([arrival.documentId])
  deps.progress.job(arrival.job.id)
}

/** The item's last state, its document, and its members as further files of the job, in one transaction. */
function settle(deps: FileImport, arrival: Arrival, revision: RevisionRecord, status: 'ready' | 'duplicate'): void {
  const { job, item, existing, documentId, startedAt } = arrival
  const { kind, id, pages, chunks } = revision
  const container = { documentId, path: item.path, revisionId: id }
  const change = {
    status,
    documentId,
    revisionId: id,
    pages,
    pagesRead: pages,
    chunks,
    ms: deps.clock.now() - startedAt,
  }
  deps.store.changeItem(job.id, item.ordinal, change, () => {
    const copyOf = unpackedAlready(deps, arrival, revision)?.id
    const title = titleFor(deps, arrival, revision)
    deps.store.putDocument({ ...draftOf(arrival, { kind, title, revisionId: id }), copyOf })
    placeVersion(deps.store, documentId)
    if (copyOf === undefined) deps.store.listMembers(job.id, container)
  })
  const former = existing ? deps.store.formerMembers(container) : []
  if (former.length > 0) deps.removed(former)
  if (existing?.revisionId !== undefined && existing.revisionId !== id) deps.abandoned([existing.revisionId])
}

/**
 * The archive of the same content in the same outermost file whose files are documents already: sixteen copies in each of
 * sixteen copies, six deep, would be millions. Which one counts stays the same after an interruption.
 */
function unpackedAlready(deps: FileImport, arrival: Arrival, { id, kind }: RevisionRecord): StoredDocument | undefined {
  const { item, existing, startedAt } = arrival
  if (!item.member || kind !== 'archive') return undefined
  const root = outermost(deps, item.member.parentId)
  const addedAt = existing?.addedAt ?? startedAt
  return deps.store
    .documentsOfRevision(id)
    .find(
      (other) =>
        (other.addedAt < addedAt || (other.addedAt === addedAt && other.path < item.path)) &&
        outermost(deps, other.id) === root,
    )
}

function outermost(deps: FileImport, documentId: string): string {
  let at = documentId
  for (let parent = deps.store.document(at)?.parentId; parent !== undefined; parent = deps.store.document(at)?.parentId)
    at = parent
  return at
}

/** A title that was only the other file's name is not a copy's title. */
function titleFor(deps: FileImport, arrival: Arrival, revision: RevisionRecord): string {
  const named = deps.store
    .documentsOfRevision(revision.id)
    .some((other) => revision.title === documentTitle(undefined, baseName(other.path)))
  return named ? documentTitle(undefined, arrival.name) : revision.title
}

function fail(deps: FileImport, arrival: Arrival, cause: unknown): void {
  const { job, item, existing, name } = arrival
  // A row without its container could not be stored.
  const isStray = item.member !== undefined && !deps.store.document(item.member.parentId)
  const value = toErrorValue(isStray ? new AssistantError('cancelled') : cause)
  const error = { ...value, parameters: { name, ...value.parameters } }
  if (error.code === 'password-wrong') deps.passwords.forget(arrival.sha256)
  if (error.code === 'internal') deps.log.error('import failed', { path: item.path, detail: error.detail })
  const status = error.code === 'file-unsupported' ? 'unsupported' : 'failed'
  const ms = deps.clock.now() - arrival.startedAt
  const hasRow = !withoutRow.has(error.code)
  const lost = arrival.sha256 === '' ? undefined : revisionId(arrival.sha256, extractorVersion)
  deps.store.transaction(() => {
    const keeps = hasText(deps, arrival)
    if (hasRow) {
      const kind = existing?.kind ?? kindByName(item.path)
      const title = existing?.title ?? documentTitle(undefined, name)
      const revision = keeps ? existing?.revisionId : undefined
      deps.store.putDocument({ ...draftOf(arrival, { kind, title, revisionId: revision }), error })
    } else if (!keeps) deps.store.forget([arrival.documentId])
    if (lost !== undefined && deps.text.revision(lost)?.stage !== 'lexical') deps.store.dropRevisions([lost])
    deps.store.changeItem(job.id, item.ordinal, {
      status,
      error,
      ms,
      ...(hasRow ? { documentId: arrival.documentId } : {}),
    })
    // Or every look at the folder would find the file new.
    if (job.folderId !== undefined && error.code === 'file-unsupported') {
      const { size, modifiedAt } = arrival
      deps.folders.leaveOut([{ path: item.path, size, modifiedAt, extractor: extractorVersion }])
    }
  })
  deps.progress.documents([arrival.documentId])
  deps.progress.job(job.id)
}

/** Whether the path has a document that can be searched already; it stays until a newer text is searchable. */
function hasText(deps: FileImport, arrival: Arrival): boolean {
  const revision = arrival.existing?.revisionId
  return revision !== undefined && deps.text.revision(revision)?.stage === 'lexical'
}

function draftOf(arrival: Arrival, of: Pick<DocumentDraft, 'kind' | 'title' | 'revisionId'>): DocumentDraft {
  const { job, item, documentId, sha256, size, modifiedAt, existing, startedAt } = arrival
  return {
    ...of,
    id: documentId,
    path: item.path,
    // One that was refused before it was looked at has its bytes in the members' folder, too.
    sha256: sha256 === '' ? (item.member?.sha256 ?? '') : sha256,
    size,
    modifiedAt,
    addedAt: existing?.addedAt ?? startedAt,
    // What the user took out of the folder's collection stays out when it changes.
    collectionId: job.folderId !== undefined && existing ? undefined : job.collectionId,
    watched: job.folderId !== undefined,
    error: undefined,
    isMember: item.member !== undefined,
    parentId: item.member?.parentId,
  }
}
