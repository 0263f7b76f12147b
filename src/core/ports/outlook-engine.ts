import type { ErrorValue } from '../../api/error.ts'

/**
 * A message of an Outlook data file as EML, in pieces, which are there until the next item is asked for; `folders` from
 * the top one down; `error` where it cannot be read.
 */
export type OutlookItem = {
  folders: readonly string[]
  name: string
  modifiedAt?: number
} & ({ content: () => Iterable<Uint8Array> } | { error: ErrorValue })

/** Reads Outlook data files (PST, OST) in ranges. Throws `document-damaged`, `file-unsupported` without parameters. */
export type OutlookEngine = { items(path: string): AsyncIterable<OutlookItem> }
