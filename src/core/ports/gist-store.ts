import type { Gist } from '../../api/gist.ts'

/** A gist that is to be kept: made of the text of this version, under a key that names all else it was made from. */
export type NewGist = { key: string; textVersion: number; gist: Gist }

/** What code found out about documents, kept with their text. */
export type GistStore = {
  /** Counts the changes of a revision's pages and language; undefined where it is not there, or nothing can be kept. */
  textVersion(revisionId: string): number | undefined
  /** What is kept of a revision under this key, if its text has not changed since. */
  gist(revisionId: string, key: string): Gist | undefined
  /** Keeps it in the place of another; not if the text has changed meanwhile, nor while the revision is being read. */
  keepGist(revisionId: string, gist: NewGist): void
}
