import type { DocumentKind } from '../../api/document-kind.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { Version } from '../../api/version.ts'

/** What a hit or citation needs to know of a document. */
export type DocumentRef = {
  documentId: string
  revisionId: string
  path: string
  title: string
  kind: DocumentKind
  addedAt: number
  /** What it shares with the other versions of its file, and where it stands among them. */
  family?: string
  version?: Version
}

/** A document as something to be read in full; `characters` of its stored text. */
export type ScopedDocument = DocumentRef & { pages: number; characters: number }

/** A document of a scope that has no text to read, and why, where that is known. */
export type UnreadDocument = { documentId: string; title: string; error?: ErrorValue }

/** A document whose text cannot be searched yet, of which the first `pagesRead` pages are stored. */
export type DocumentBeingRead = DocumentRef & { pagesRead: number }
