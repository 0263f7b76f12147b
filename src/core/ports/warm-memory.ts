/**
 * A model's saved state. `key`: digest of the model, its context's parameters, the engine's build and the exact tokens, which
 * is also its file's name; `prefix`: the digest of the tokens alone; `checksum` of the file's bytes. Of kind `tokens`: the
 * tokens of a long text of these revisions, whose digest is `prefix`.
 */
export type WarmRecord = {
  key: string
  kind: 'state' | 'tokens'
  modelId: string
  /** Engine build and context parameters. */
  engine: string
  prefix: string
  tokens: number
  bytes: number
  checksum: string
  revisionIds: readonly string[]
  savedAt: number
  usedAt: number
}

/**
 * What the store knows of warm states. In a process that only reads the library `add` and `touch` do nothing, `remove` and
 * `pin` throw as every change does.
 */
export type WarmStore = {
  /** The last used first. */
  list(): WarmRecord[]
  /**
   * Replaces one of the same key, but of kind `tokens` keeps the revisions that it had too. Returns false, and adds nothing,
   * where a revision has no document any more.
   */
  add(record: WarmRecord): boolean
  touch(keys: readonly string[], usedAt: number): void
  remove(keys: readonly string[]): void
  /** Documents that are kept ready, the first pinned first. */
  pinned(): string[]
  pin(documentIds: readonly string[], pinned: boolean): void
}

/** The files of warm states, each named by its key; one that is being written ends in `.part`. */
export type WarmFiles = {
  path(key: string): string
  /** Where it is to be written; `keep` gives the finished file its name. */
  draft(key: string): Promise<string>
  keep(draft: string, key: string): Promise<void>
  list(): Promise<{ key: string; bytes: number }[]>
  /** Those that are not there are no error. */
  remove(keys: readonly string[]): Promise<void>
}

/**
 * Where a model remembers on disk. `makeRoom` lets the longest unused go until so many bytes fit into what the user allows;
 * false where they never will, or where this process only reads. `changed`: something was saved or dropped.
 */
export type WarmMemory = {
  store: WarmStore
  files: WarmFiles
  readOnly: boolean
  makeRoom(bytes: number): Promise<boolean>
  changed(): void
}
