/** A stored revision as the check sees it: what its row says, and what is there. */
export type CheckedRevision = {
  id: string
  stage: 'reading' | 'read' | 'lexical'
  language: string
  pagesRead: number
  storedPages: number
  chunks: number
  storedChunks: number
  /** Paths of its documents. */
  paths: readonly string[]
}

/** What only the store itself can say of its soundness. Calls are synchronous. */
export type StoreCheck = {
  /** What the database's own integrity check says; empty where it is sound. */
  damage(): string[]
  /** `table:row` of rows that refer to rows that are not there. */
  brokenReferences(): string[]
  /** Paths of documents without a revision, an error or a file of an import in line. */
  documentsWithoutText(): string[]
  revisions(): CheckedRevision[]
  /** Documents within others: their paths and the digests under which their bytes lie. */
  memberDocuments(): { path: string; sha256: string }[]
  documents(): number
  /** The term dictionary: in how many chunks each term is said to occur. */
  terms(): Map<string, number>
  /** Rows of every table looked at, and those that still belong to these documents and revisions. */
  leftOf(documentIds: readonly string[], revisionIds: readonly string[]): { searched: number; left: number }
  /** Writes the log's pages to the database and empties it. `left`: pages that stay, since another process reads them. */
  emptyLog(): { searched: number; left: number }
  /** Threads with answers that cite one of the documents. */
  threadsThatQuote(documentIds: readonly string[]): number
  /** Summaries with versions that cite one of the documents. */
  summariesThatQuote(documentIds: readonly string[]): number
  /** Counts the terms of all chunks anew. */
  rebuildTerms(): void
}
