import { z } from 'zod'
import { DocumentFilter } from './document-filter.ts'
import { DocumentKind } from './document-kind.ts'
import { ErrorValue } from './error.ts'
import { Recognising } from './job.ts'
import { PageHealth, PageSource } from './page-health.ts'
import { Version } from './version.ts'

export const BlockKind = z.enum(['heading', 'paragraph', 'list-item', 'table-row', 'code'])
export type BlockKind = z.infer<typeof BlockKind>

/**
 * A run of a page's text with a role. `start` and `end` as in `Span`; `level` counts from 1, headings only; `header`: the
 * header row of the table that a row belongs to, its cells parted by ` | `.
 */
export const Block = z.strictObject({
  kind: BlockKind,
  start: z.int().min(0),
  end: z.int().min(0),
  level: z.int().min(1).max(9).optional(),
  header: z.string().optional(),
  /** Headings above this block, outermost first; a heading's own text is not in its own path. */
  headingPath: z.array(z.string()),
})
export type Block = z.infer<typeof Block>

/** A page as the reader shows it. */
export const PageText = z.strictObject({
  number: z.int().min(1),
  text: z.string(),
  source: PageSource,
  /** Mean certainty of the recognised words, 0 to 1; recognised pages only. */
  confidence: z.number().min(0).max(1).optional(),
  /** Its text is still to be recognised. */
  waiting: z.literal(true).optional(),
  blocks: z.array(Block),
  /** What the page is called: the name of its sheet, the title of its slide or chapter. */
  label: z.string().optional(),
  /** Points; PDFs and images only. */
  width: z.number().optional(),
  height: z.number().optional(),
  /** Quarter turns clockwise by which a recognised page that lies on its side or its head comes to stand upright. */
  turn: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
})
export type PageText = z.infer<typeof PageText>

/**
 * queued -> reading -> indexing -> recognising (answers by the words of the other pages) -> embedding (answers by words)
 * -> ready; failed.
 */
export const DocumentStatus = z.enum(['queued', 'reading', 'indexing', 'recognising', 'embedding', 'ready', 'failed'])
export type DocumentStatus = z.infer<typeof DocumentStatus>

/** A row of the library table. Times are milliseconds since 1970; sizes are bytes. */
export const DocumentRow = z.strictObject({
  id: z.string(),
  revisionId: z.string(),
  title: z.string(),
  path: z.string(),
  kind: DocumentKind,
  status: DocumentStatus,
  pages: z.int(),
  pagesRead: z.int(),
  chunks: z.int(),
  size: z.int(),
  addedAt: z.int(),
  modifiedAt: z.int(),
  collectionIds: z.array(z.string()),
  /** ISO 639-1; empty where it could not be told. */
  language: z.string(),
  /** The message, archive or mailbox that it is a member of. */
  parentId: z.string().optional(),
  parentTitle: z.string().optional(),
  /** How many documents are members of it, where there are any. */
  members: z.int().min(1).optional(),
  /** Absent where it is the only one. */
  version: Version.optional(),
  /** Absent where every page is text of the file. */
  health: PageHealth.optional(),
  /** While an import recognises pages of it. */
  recognising: Recognising.optional(),
  /** Who sent a message, and when. */
  mail: z.strictObject({ from: z.string(), sentAt: z.int().optional() }).optional(),
  warnings: z.array(ErrorValue),
  error: ErrorValue.optional(),
})
export type DocumentRow = z.infer<typeof DocumentRow>

/** A document within another, as lists show it. `from` and `sentAt`: of messages; milliseconds since 1970. */
export const MemberRow = z.strictObject({
  id: z.string(),
  revisionId: z.string(),
  title: z.string(),
  path: z.string(),
  kind: DocumentKind,
  failed: z.boolean(),
  from: z.string().optional(),
  sentAt: z.int().optional(),
})
export type MemberRow = z.infer<typeof MemberRow>

/** A document that holds another, as a way to it shows it. */
export const ContainerRow = MemberRow.pick({ id: true, revisionId: true, title: true, path: true, kind: true })
export type ContainerRow = z.infer<typeof ContainerRow>

/**
 * Something in a container that is no document. `documentId` and `title` are the container's, `name` is its path in it;
 * `error` is absent where it was taken out of the library.
 */
export const MemberLeftOut = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  name: z.string(),
  size: z.int(),
  error: ErrorValue.optional(),
})
export type MemberLeftOut = z.infer<typeof MemberLeftOut>

/**
 * A named set of documents. It holds what its descendants hold too. `filter`: a smart collection, whose documents are
 * those that the filter lets through; none can be put into it.
 */
export const Collection = z.strictObject({
  id: z.string(),
  name: z.string(),
  documents: z.int(),
  parentId: z.string().optional(),
  filter: DocumentFilter.optional(),
})
export type Collection = z.infer<typeof Collection>

/** What a question or search covers: the union of both lists (both empty: everything), narrowed by `filter`. */
export const Scope = z.strictObject({
  collectionIds: z.array(z.string()),
  documentIds: z.array(z.string()),
  filter: DocumentFilter.optional(),
})
export type Scope = z.infer<typeof Scope>
