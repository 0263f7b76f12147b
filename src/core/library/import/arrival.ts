import { baseName } from '../file-names.ts'
import type { DocumentDraft, JobItem, JobRecord, StoredDocument } from '../library-store.ts'
import type { ImportDeps } from './import-deps.ts'
import type { Progress } from './progress.ts'

/** What bringing files in needs besides the ports. */
export type FileImport = ImportDeps & {
  progress: Progress
  /** Revisions on their way in, so that two files of equal content are read once; each settles, whatever becomes of it. */
  reading: Map<string, Promise<unknown>>
  /** Revisions that may have lost their last document. */
  abandoned(revisionIds: readonly string[]): void
  /** Documents that are members of their container no more. */
  removed(documentIds: readonly string[]): void
}

/** A file on its way in. `original`: where its bytes lie, which for a member is not its path. */
export type Arrival = {
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

/** The arrival of an item, before anything is known of its content. */
export function arrivalOf(deps: FileImport, job: JobRecord, item: JobItem): Arrival {
  const found = deps.store.documentAt(item.path)
  return {
    job,
    item,
    name: baseName(item.path),
    original: item.member ? deps.members.path(item.member.sha256) : item.path,
    sha256: '',
    size: item.size,
    modifiedAt: item.modifiedAt,
    existing: found,
    documentId: found?.id ?? crypto.randomUUID(),
    startedAt: deps.clock.now(),
  }
}

/** Whether the path has a document that can be searched already; it stays until a newer text is searchable. */
export function hasText(deps: FileImport, arrival: Arrival): boolean {
  const revision = arrival.existing?.revisionId
  return revision !== undefined && deps.text.revision(revision)?.stage === 'lexical'
}

/** The document that an arrival becomes. */
export function draftOf(arrival: Arrival, of: Pick<DocumentDraft, 'kind' | 'title' | 'revisionId'>): DocumentDraft {
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
