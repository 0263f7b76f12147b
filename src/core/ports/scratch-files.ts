/** Files that an engine must open by their path, for a moment: in the data folder, gone when they are disposed. */
export type ScratchFiles = {
  /** `name` gives the ending. Throws `disk-full`. */
  write(name: string, bytes: Uint8Array): Promise<{ path: string } & AsyncDisposable>
}
