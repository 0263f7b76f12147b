import { documentTitle } from '../../documents/document-title.ts'
import type { RevisionRecord } from '../../ports/text-store.ts'
import { baseName } from '../file-names.ts'
import type { StoredDocument } from '../library-store.ts'
import { placeVersion } from '../versions/place-version.ts'
import { type Arrival, draftOf, type FileImport } from './arrival.ts'

/** The content is known and searchable: the path becomes, or stays, a document of that revision. */
export function adopt(deps: FileImport, arrival: Arrival, revision: RevisionRecord): void {
  const { existing, item } = arrival
  const restored = existing?.removedAt !== undefined
  settle(deps, arrival, revision, item.started || restored ? 'ready' : 'duplicate')
  deps.progress.documents([arrival.documentId])
  deps.progress.job(arrival.job.id)
}

/** The item's last state, its document, and its members as further files of the job, in one transaction. */
export function settle(
  deps: FileImport,
  arrival: Arrival,
  revision: RevisionRecord,
  status: 'ready' | 'duplicate',
): void {
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
  const parentId = item.member?.parentId
  if (parentId === undefined || kind !== 'archive') return undefined
  const root = outermost(deps, parentId)
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
