/** What a watcher tells of a folder: paths at or below which something changed, and that it sees no more. */
export type WatchListener = {
  changed(paths: readonly string[]): void
  /** Codes `watch-limit` or `watch-unavailable`. Nothing follows. */
  failed(code: 'watch-limit' | 'watch-unavailable'): void
}

/** Sees what changes in folders as it happens, and what changed since a mark that was kept. */
export type FolderWatcher = {
  /** Events are gathered for a moment. Rejects with `AssistantError` of the codes of `failed`. */
  watch(folder: string, listener: WatchListener): Promise<AsyncDisposable>
  /** Notes how the folder looks now; `keep` makes it the one that `changesSince` compares with. */
  mark(folder: string, id: string): Promise<{ keep(): Promise<void> } | undefined>
  /** Paths as in `changed`; undefined where there is no sound mark. */
  changesSince(folder: string, id: string): Promise<string[] | undefined>
  forget(id: string): Promise<void>
}
