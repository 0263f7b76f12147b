import type { ErrorValue } from '../../api/error.ts'

/**
 * A document within another: an attachment, a file of an archive, a message of a mailbox. `name` is its path within the
 * container, parts separated by `/`, no two alike, the same each time the same content is read; it ends in the
 * extension by which it is read. Its bytes lie in the members' folder under `sha256`; a member that could not be taken
 * out has an `error` (parameters without `name`) and no `sha256`.
 */
export type Member = { name: string; size: number; modifiedAt?: number } & ({ sha256: string } | { error: ErrorValue })

/**
 * Takes the bytes of members; each stays once, under its digest. What the pieces throw is thrown again, and nothing of
 * the member stays. Throws `disk-full`, and `internal` where nothing can be written.
 */
export type MemberSink = {
  write(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }>
}

/** The bytes of documents within others, in `folder`, each a file named by its SHA-256. */
export type MemberFiles = {
  folder: string
  path(sha256: string): string
  /** Digests of all that is there. */
  list(): Promise<string[]>
  /** Keeps bytes, as `MemberSink` does. */
  write: MemberSink['write']
  /** Deletes files; those that are not there are no error. */
  remove(digests: readonly string[]): Promise<void>
}
