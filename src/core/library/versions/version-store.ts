/**
 * A document as far as it may be a version of a file. `at`: when it was sent or last changed, milliseconds since 1970;
 * `name`: of its file; `signature`: of its text, where that is long enough.
 */
export type VersionCandidate = {
  documentId: string
  revisionId: string
  path: string
  name: string
  at: number
  addedAt: number
  signature: Uint32Array | undefined
  /** Of versions; copies have none here. */
  family: string | undefined
}

/** What decides where versions of a document lie. `thread`: of the mail conversation that its container belongs to. */
export type VersionPlace = {
  path: string
  kind: string
  messageId: string | undefined
  parentThread: string | undefined
}

/** The store of families: documents that are versions, or copies, of one file. */
export type VersionStore = {
  versionPlace(documentId: string): VersionPlace | undefined
  /** Keeps where versions of a document lie; '' where it has none. Returns the key that it had. */
  setVersionKey(documentId: string, key: string): string | undefined
  /** Documents with searchable text and this key, the newest 500 at most. */
  versionCandidates(key: string): VersionCandidate[]
  /** Makes documents the versions of a family, the oldest first. */
  setFamily(family: string, documentIds: readonly string[]): void
  /** Takes documents out of their families of versions; copies stay copies. */
  leaveFamily(documentIds: readonly string[]): void
  /**
   * Makes a document that is no version of another a copy of the others of its revision that are none either, wherever they
   * lie, and lets the copies that it was among be without it where it is none any more.
   */
  joinCopies(documentId: string): void
  /** Searchable revisions whose signatures were never made, some of them. */
  revisionsWithoutSignature(limit: number): string[]
  setSignature(revisionId: string, signature: Uint32Array | undefined): void
  /** Documents with searchable text of which it was never asked where their versions lie, some of them. */
  documentsWithoutVersionKey(limit: number): string[]
}
