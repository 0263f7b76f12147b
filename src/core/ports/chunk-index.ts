/** A chunk to be indexed: `id` and `revisionId` as in `Chunk`, `terms` the analysed ones of its text. */
export type IndexRow = { id: string; revisionId: string; text: string; terms: string }

/** The vector of a chunk by one embedder. */
export type VectorRow = { id: string; revisionId: string; vector: Float32Array }

/** A chunk that was found; a higher score is better. */
export type IndexHit = { id: string; revisionId: string; score: number }

/** The search index. It can be rebuilt from the store alone. `revisionIds` undefined: everything. */
export type ChunkIndex = {
  /** BM25 over whitespace-separated analysed terms. Scores: higher is better. */
  searchTerms(
    terms: readonly string[],
    k: number,
    revisionIds: ReadonlySet<string> | undefined,
    signal: AbortSignal,
  ): Promise<IndexHit[]>
  /** Cosine similarity, highest first. */
  searchVector(
    embedderId: string,
    vector: Float32Array,
    k: number,
    revisionIds: ReadonlySet<string> | undefined,
    signal: AbortSignal,
  ): Promise<IndexHit[]>
  /** Stored vectors of chunks; missing ids are left out. */
  vectors(embedderId: string, ids: readonly string[]): Promise<Map<string, Float32Array>>
  /** Delete-by-revision, then add: repeating it changes nothing. */
  replaceChunks(revisionId: string, rows: readonly IndexRow[]): Promise<void>
  replaceVectors(embedderId: string, dimensions: number, revisionId: string, rows: readonly VectorRow[]): Promise<void>
  deleteRevisions(revisionIds: readonly string[]): Promise<void>
  /** Lets all vectors of an embedder go. */
  dropVectors(embedderId: string): Promise<void>
  /** Revisions that have rows, for the clean-up at start: of any table, of chunks, or vectors of one embedder. */
  revisionIds(of?: 'chunks' | { embedderId: string }): Promise<Set<string>>
  /** Every row's id by revision, in no order, an id as often as it stands there; for checks. */
  rowIds(of: 'chunks' | { embedderId: string }): Promise<Map<string, string[]>>
  /** Folds new rows into the indices where there are enough of them; called when idle. The index itself does so while many come. */
  optimize(): Promise<void>
  /** Makes the bytes of deleted rows go: rewrites the pieces that hold some, and drops older states of the tables. */
  purge(): Promise<void>
  close(): Promise<void>
}

/** What answering needs of the index. */
export type ChunkSearch = Pick<ChunkIndex, 'searchTerms' | 'searchVector' | 'vectors'>
