import type { KeptPassage } from '../../api/kept.ts'

/** Passages the user keeps. A row holds its words itself, so it outlives its document. */
export type KeptStore = {
  /** The newest first. */
  list(): KeptPassage[]
  add(passage: KeptPassage): void
  /** Hidden at once, deleted for good after the undo time; one that is not there is no error. */
  remove(id: string): void
  /** A passage as it stands, also one removed within the undo time; undefined where there is none. */
  restore(id: string): KeptPassage | undefined
}
