import type { Scope } from '../../api/document.ts'
import type { DocumentKind } from '../../api/document-kind.ts'
import type { FoundDocument } from '../../api/search.ts'
import type { Chunk } from './chunk.ts'
import type { DocumentBeingRead, DocumentRef, ScopedDocument, UnreadDocument } from './document-ref.ts'
import type { ExtractedPage } from './extracted-page.ts'

/** A revision as it is stored. */
export type RevisionRecord = {
  id: string
  sha256: string
  kind: DocumentKind
  title: string
  language: string
  pages: number
  pagesRead: number
  /** `read`: all pages stored; `lexical`: chunks searchable by words. Vector stages are per embedder. */
  stage: 'reading' | 'read' | 'lexical'
  chunks: number
}

/** Reading side of the store that retrieval and answers need; its owner's side is `core/library/library-store.ts`. All calls are synchronous. */
export type TextStore = {
  chunks(ids: readonly string[]): Chunk[]
  /** Chunks of a revision with ordinals `from` to `to`, inclusive. */
  chunkRange(revisionId: string, from: number, to: number): Chunk[]
  page(revisionId: string, number: number): ExtractedPage | undefined
  pages(revisionId: string, from: number, to: number): ExtractedPage[]
  revision(revisionId: string): RevisionRecord | undefined
  /** Where sheets, slides and chapters begin: the first page of each run of pages with the same label. */
  outline(revisionId: string): { page: number; label: string }[]
  /** Revisions of a scope's documents that can be searched; undefined where the scope is everything. */
  scopeRevisions(scope: Scope): ReadonlySet<string> | undefined
  /**
   * Searchable documents of a scope, the first added first, at most `limit`; equal content once, and of the versions of one file
   * the newest in scope. `characters` of its stored text.
   */
  scopeDocuments(scope: Scope, limit: number): ScopedDocument[]
  /** Documents of a scope, archives and mailboxes aside, that are not among those: not read yet, or not readable; at most `limit`. */
  unreadDocuments(scope: Scope, limit: number): UnreadDocument[]
  /** One document per revision (the one in scope added last), so that equal content shows once. */
  documentsOf(revisionIds: readonly string[], scope: Scope): Map<string, DocumentRef>
  /** Documents in scope with stored pages but without searchable text, the last ones first, at most 64. */
  documentsBeingRead(scope: Scope): DocumentBeingRead[]
  /** Documents in scope, how many of them are not fully read, and how many of these in part, where any is. */
  coverage(scope: Scope): { documents: number; unread: number; partly?: number }
  collectionNames(documentIds: readonly string[]): string[]
  /** What a list of hits says of documents, in no order; those that are not there are left out. */
  foundDocuments(documentIds: readonly string[]): FoundDocument[]
  /** The languages of the library's searchable revisions, with how many there are of each, the most frequent first. */
  languages(): { language: string; documents: number }[]
  /** Index terms that start with `prefix`, most frequent first. */
  termsWithPrefix(prefix: string, limit: number): string[]
  /** Index terms of at least eight letters that end with `end` and are longer, most frequent first. */
  termsWithEnd(end: string, limit: number): string[]
  /** In how many chunks each index term occurs (a term in none is left out), and how many chunks there are in all. */
  termCounts(terms: readonly string[]): { chunks: number; counts: ReadonlyMap<string, number> }
}
