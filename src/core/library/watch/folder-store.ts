import type { ErrorCode, ErrorValue } from '../../../api/error.ts'
import type { FolderRules } from '../../../api/watched-folder.ts'

/** A watched folder as stored. `error`: why it was paused by itself. */
export type FolderRecord = {
  id: string
  path: string
  rules: FolderRules
  collectionId: string | undefined
  paused: boolean
  syncedAt: number | undefined
  error: ErrorValue | undefined
}

/** Size in bytes and time of the last change (milliseconds since 1970): as long as both hold, a file is unchanged. */
export type Stamp = { size: number; modifiedAt: number }

/**
 * A file that is a document. `hidden`: removed, and to be restored; `watched`: it came in because its folder is watched;
 * `sha256` is empty where the file was never read; `error`: why it could not be read.
 */
export type StoredSource = Stamp & {
  path: string
  documentId: string
  sha256: string
  title: string
  hidden: boolean
  watched: boolean
  error: ErrorCode | undefined
}

/** A file that lies in a watched folder and is no document; `extractor`: the version that cannot read it, 0: the user's wish. */
export type LeftOutFile = Stamp & { path: string; extractor: number }

/** A document's file at its new path, and what its document is called there. */
export type Move = Stamp & { documentId: string; from: string; to: string; title: string }

/** Watched folders and the files below them. Calls as in `LibraryStore`. Members of containers follow their container. */
export type FolderStore = {
  list(): FolderRecord[]
  folder(folderId: string): FolderRecord | undefined
  add(folder: FolderRecord): void
  /** Changes what is given; `error: undefined` clears it. */
  change(folderId: string, change: Partial<Pick<FolderRecord, 'rules' | 'paused' | 'syncedAt' | 'error'>>): void
  remove(folderId: string): void
  /** Documents at and below a path, members included. */
  documentsBelow(path: string): string[]
  countBelow(path: string): number
  /** Members of the documents, and theirs. */
  membersOf(documentIds: readonly string[]): string[]
  /** Sources at and below a path, without members. */
  sourcesBelow(path: string): StoredSource[]
  /** Sources of these sizes anywhere, without members. */
  sourcesOfSizes(sizes: readonly number[]): StoredSource[]
  /** Files at and below a path that an import has in line or under way. */
  openItems(path: string): Map<string, Stamp & { queued: boolean }>
  leftOutBelow(path: string, extractor: number): Map<string, Stamp>
  leaveOut(files: readonly LeftOutFile[]): void
  /** The same for the files of documents that lie in watched folders: they were removed by the user. */
  leaveOutDocuments(documentIds: readonly string[]): void
  takeIn(paths: readonly string[]): void
  takeInDocuments(documentIds: readonly string[]): void
  /** Changes paths, all at once, so that two may change places. */
  move(moves: readonly Move[]): void
  restamp(files: readonly (Stamp & { path: string })[]): void
}
