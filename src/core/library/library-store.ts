import type { DeletionReceipt } from '../../api/deletion-receipt.ts'
import type { Collection, ContainerRow, DocumentRow, MemberLeftOut, Scope } from '../../api/document.ts'
import type { DocumentKind } from '../../api/document-kind.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { ImportItem, ImportJob, JobState } from '../../api/job.ts'
import type { LibraryFacets } from '../../api/library-facets.ts'
import type { MethodInput, MethodOutput } from '../../api/methods.ts'
import type { Chunk, ChunkDraft } from '../ports/chunk.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { Member } from '../ports/members.ts'
import type { MailFacts } from '../ports/read-event.ts'
import type { PendingDeletion } from './deletion/pending-deletion.ts'
import type { RecognisedDocument } from './recognition/page-language.ts'
import type { VersionStore } from './versions/version-store.ts'

/** A document as stored. `removedAt` is set while removal can be undone; `revisionId` is absent where reading failed. */
export type StoredDocument = {
  id: string
  path: string
  kind: DocumentKind
  title: string
  revisionId: string | undefined
  size: number
  modifiedAt: number
  addedAt: number
  removedAt: number | undefined
  /** Of the file as it was read. */
  sha256: string
  /** Its bytes lie in the members' folder; `path` says where it came from. */
  isMember: boolean
  /** The message, archive or mailbox that it is a member of. */
  parentId: string | undefined
}

/** Everything needed to make or change a document at a path; `id` is the document that lies there already, or a new one. */
export type DocumentDraft = {
  id: string
  path: string
  kind: DocumentKind
  title: string
  revisionId: string | undefined
  sha256: string
  size: number
  modifiedAt: number
  addedAt: number
  collectionId: string | undefined
  error: ErrorValue | undefined
  isMember?: boolean
  parentId?: string | undefined
  /** The archive of the same content, of which this is a copy that was not unpacked. */
  copyOf?: string | undefined
  /** It came in because its folder is watched. */
  watched?: boolean
}

export type RevisionDraft = {
  id: string
  sha256: string
  extractor: number
  kind: DocumentKind
  title: string
  pages: number
}

/** One file of a job as the job engine sees it. `started`: this job had begun to read it before an interruption. */
export type JobItem = {
  ordinal: number
  path: string
  size: number
  modifiedAt: number
  started: boolean
  /** Of what lies in the members' folder: its digest there, and of a member of a container the container's document. */
  member: { parentId: string | undefined; sha256: string } | undefined
}

/**
 * A file as listed. Items that cannot be read at all carry their final status from the start. `sha256`: of a text that is no
 * file, the digest under which its bytes lie in the members' folder.
 */
export type JobItemDraft = {
  path: string
  size: number
  modifiedAt: number
  status: 'queued' | 'failed' | 'unsupported'
  sha256?: string
  error?: ErrorValue
}

/** What is stored of a job besides its counts. `listed` is false until its files stand in `job_items`. */
export type JobRecord = {
  id: string
  state: JobState
  label: string
  paths: readonly string[]
  collectionId: string | undefined
  /** A `ModelChoice`. */
  embedder: string
  /** The watched folder whose changes it reads. */
  folderId?: string
  listed: boolean
  startedAt: number
}

/** A document that an import has only to embed; counts of its revision. */
export type EmbedItemDraft = {
  path: string
  documentId: string
  revisionId: string
  pages: number
  chunks: number
}

export type ItemChange = Partial<Omit<ImportItem, 'path' | 'recognising'>> & { pagesRead?: number; revisionId?: string }

/** A chunk that waits for its vector. */
export type VectorTask = { revisionId: string; ordinal: number; chunk: Chunk }

/**
 * Owner side of the store. Calls are synchronous; each is one transaction. On a library that this process may only
 * read, every writing call throws `library-in-use` or `library-too-new`.
 */
export type LibraryStore = VersionStore & {
  /* documents */
  documentAt(path: string): StoredDocument | undefined
  document(documentId: string): StoredDocument | undefined
  documentsOfRevision(revisionId: string): StoredDocument[]
  row(documentId: string): DocumentRow | undefined
  list(query: MethodInput<'library.list'>): MethodOutput<'library.list'>
  /** All versions and copies of the files of documents, themselves included, the newest first. */
  versions(documentIds: readonly string[]): DocumentRow[]
  /** Ids of the rows of `list`. */
  ids(query: MethodInput<'library.ids'>): string[]
  /** Rows of the documents within a document, in the order they came. */
  overview(): MethodOutput<'library.overview'>
  health(): MethodOutput<'library.health'>
  facets(scope: Scope): LibraryFacets
  putDocument(draft: DocumentDraft): void
  /** Hides documents and their members; returns those that were there. */
  remove(documentIds: readonly string[], at: number): string[]
  /** Shows hidden documents again, with the members that were hidden with them. */
  restore(documentIds: readonly string[]): string[]
  /** Documents that are members of one, in the order in which it names them. */
  members(query: MethodInput<'document.members'>): MethodOutput<'document.members'>
  /** What a document lies within, the outermost first. */
  containers(documentId: string): ContainerRow[]
  /** Members that are no documents, of one container or of all that need a look, the first `limit`. */
  membersLeftOut(documentId: string | undefined, limit: number): MemberLeftOut[]
  /** Documents hidden at or before `at`, and when the next one was hidden. */
  removedUntil(at: number): { documents: StoredDocument[]; nextRemovedAt: number | undefined }
  /** Deletes documents and their members for good. Revisions that no document has any more leave the search stages and are returned. */
  forget(documentIds: readonly string[]): string[]
  /** Digests of the members that revisions hold. */
  memberDigests(revisionIds: readonly string[]): string[]
  /** Keeps what is left to do of a deletion until its receipt comes. */
  keepDeletion(deletion: PendingDeletion): void
  pendingDeletions(): PendingDeletion[]
  /** Keeps a receipt, which ends the deletion of its id; the newest 1,000 stay. */
  addReceipt(receipt: DeletionReceipt): void
  /** The newest first. */
  receipts(): DeletionReceipt[]
  /** Removes a receipt; one that is not there is no error. */
  removeReceipt(receiptId: string): void
  /** Revisions that no document has. */
  orphans(): string[]
  /** Deletes text, chunks and stages of those revisions that still have no document. */
  dropRevisions(revisionIds: readonly string[]): void

  /* passwords of files, by the digest of their content */
  keepPassword(sha256: string, password: string): void
  keptPassword(sha256: string): string | undefined
  forgetPassword(sha256: string): void

  /* collections */
  collection(collectionId: string): Collection | undefined
  /** A collection by its path, the names parted by `/`; a name that holds one itself is found too. */
  collectionNamed(path: string): Collection | undefined
  createCollection(input: MethodInput<'collection.create'>): Collection
  changeCollection(change: MethodInput<'collection.change'>): Collection
  /** Collections that lie in it move to where it was. Returns the documents that were put into it. */
  removeCollection(collectionId: string): string[]
  addToCollection(collectionId: string, documentIds: readonly string[]): void
  removeFromCollection(collectionId: string, documentIds: readonly string[]): void

  /* revisions */
  openRevision(draft: RevisionDraft): void
  appendPages(revisionId: string, pages: readonly ExtractedPage[]): void
  /** Documents with pages that were or are to be recognised, of one revision or all. */
  recognisedDocuments(revisionId?: string): RecognisedDocument[]
  /** Pages whose text is still to be recognised. */
  waitingPages(revisionId: string): number[]
  /** Has pages recognised: those given, or all that have no text of the file. Returns how many. */
  askForRecognition(revisionId: string, pages?: readonly number[]): number
  /** Puts a recognised page in the place of the one with its number; the revision is to be cut into chunks again. */
  replacePage(revisionId: string, page: ExtractedPage): void
  /** Adds what a container holds; a name that is known already stays as it is. */
  appendMembers(revisionId: string, members: readonly Member[]): void
  finishReading(revisionId: string, language: string, warnings: readonly ErrorValue[], mail?: MailFacts): void
  setLanguage(revisionId: string, language: string): void
  clearChunks(revisionId: string): void
  /** Adds chunks. `terms[i]`: the analysed terms of `drafts[i]`, spaced. */
  appendChunks(revisionId: string, drafts: readonly ChunkDraft[], terms: readonly string[]): void
  /** All chunks are stored: from now on the revision says how many, and their terms are counted soon. */
  finishChunks(revisionId: string, signature: Uint32Array | undefined): void
  markLexical(revisionIds: readonly string[]): void
  /** Takes revisions out of the lexical and vector stages (their index rows are gone). */
  unmarkIndexed(revisionIds: readonly string[]): void
  /** The chunks of a revision with their analysed terms, as `appendChunks` got them. */
  chunksWithTerms(revisionId: string): { chunk: Chunk; terms: string }[]
  /** Whether pages of a revision have changed since it was cut into chunks. */
  isRechunkDue(revisionId: string): boolean
  /** Revisions with documents of which that is so, but those of running jobs, which see to it themselves. */
  revisionsToRechunk(): string[]
  /** Revisions with documents and stored chunks that are not in the index yet. */
  revisionsToIndex(): string[]
  /** Revisions whose chunks must be in the index. */
  lexicalRevisions(): string[]

  /* vectors */
  /** Chunks of the revision that have no vector yet, in order. */
  chunksWithoutVector(revisionId: string, embedderId: string): VectorTask[]
  saveVectors(
    embedderId: string,
    vectors: readonly { revisionId: string; ordinal: number; vector: Float32Array }[],
  ): void
  /** Vectors made but not in the index yet. */
  pendingVectors(revisionId: string, embedderId: string): { ordinal: number; vector: Float32Array }[]
  /** The vectors are in the index; the pending ones are deleted. */
  markVectors(revisionIds: readonly string[], embedderId: string): void
  /** The vectors are gone from the index. */
  unmarkVectors(revisionIds: readonly string[], embedderId: string): void
  /** Embedders that have, or are making, vectors of some revision. */
  embedders(): string[]
  /** Forgets every vector of an embedder. */
  dropEmbedder(embedderId: string): void
  /** Embedders that have vectors of some revision, and those revisions. */
  vectorRevisions(): { embedderId: string; revisionId: string }[]

  /* jobs */
  createJob(job: JobRecord): void
  job(jobId: string): ImportJob | undefined
  jobs(): ImportJob[]
  jobRecord(jobId: string): JobRecord | undefined
  /** Jobs in state `running`, oldest first. */
  runningJobs(): JobRecord[]
  /** `error`: why it paused by itself, or ended without vectors. */
  setJobState(jobId: string, state: JobState, at: number, error?: ErrorValue): void
  listItems(jobId: string, items: readonly JobItemDraft[]): void
  /** Adds the members of a revision as files of the job, below the path of its document; those that are there stay. */
  listMembers(jobId: string, container: { documentId: string; path: string; revisionId: string }): void
  /** Documents that were members of a document and are none of what its revision holds now. */
  formerMembers(container: { documentId: string; path: string; revisionId: string }): string[]
  /** Digests of files that neither a document nor a container refers to any more, of those given. */
  unusedMembers(digests: readonly string[]): string[]
  /** Lists documents of which pages are to be recognised, or which are read anew (`queued`). */
  listDocuments(jobId: string, documents: readonly { documentId: string; queued: boolean }[]): void
  /** Revisions of the job's files with pages to recognise or to be cut into chunks again, in order. */
  revisionsToRecognise(jobId: string): string[]
  /** Counts the pages of the job's files that are still to be recognised, where they were not counted. */
  countWaiting(jobId: string): void
  /** Documents with searchable text but without vectors of the embedder. */
  documentsToEmbed(embedderId: string): EmbedItemDraft[]
  listEmbedItems(jobId: string, items: readonly EmbedItemDraft[]): void
  /** Whether files of a job are in line or under way. */
  hasOpenItems(jobId: string): boolean
  /** The next queued items after `ordinal`. */
  queuedItems(jobId: string, after: number, limit: number): JobItem[]
  /** Files of a job in order, the first `limit` of them where it is given. */
  items(jobId: string, limit?: number): ImportItem[]
  /** Changes an item and, in the same transaction, whatever `also` writes. */
  changeItem(jobId: string, ordinal: number, change: ItemChange, also?: () => void): void
  /** Documents of the job's items whose text never became searchable. */
  unfinishedDocuments(jobId: string): string[]
  /** Items that were being read go back to the queue; they stay marked as started. */
  requeueStarted(jobId: string): void
  /**
   * Revisions of the job's ready and duplicate items, in order, that have no vectors of the embedder; first those none of
   * whose pages waits to be recognised.
   */
  revisionsToEmbed(jobId: string, embedderId: string, waiting: 'with' | 'without'): string[]
  /** Counts the chunks of the job's items whose revisions have vectors already. */
  countVectors(jobId: string, embedderId: string): void
  /** Writes how many chunks of the job's items with this revision have vectors. */
  countEmbedded(revisionId: string, embedded: number): void
  /** Runs `work` in one transaction. */
  transaction<T>(work: () => T): T
  /** The same without waiting for the disk, for what an import could do again. */
  transactionSoon<T>(work: () => T): T
}
