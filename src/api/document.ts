import { z } from 'zod'
import { ErrorValue } from './error.ts'

/** How a document's bytes are read. */
export const DocumentKind = z.enum([
  'pdf',
  'docx',
  'doc',
  'odt',
  'rtf',
  'pptx',
  'odp',
  'epub',
  'sheet',
  'csv',
  'html',
  'markdown',
  'text',
  'code',
  'mail',
])
export type DocumentKind = z.infer<typeof DocumentKind>

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

/** How a page's text was obtained. */
export const PageSource = z.enum(['text', 'recognised'])
export type PageSource = z.infer<typeof PageSource>

/** A page as the reader shows it. */
export const PageText = z.strictObject({
  number: z.int().min(1),
  text: z.string(),
  source: PageSource,
  blocks: z.array(Block),
  /** What the page is called: the name of its sheet, the title of its slide or chapter. */
  label: z.string().optional(),
  /** Points; PDF only. */
  width: z.number().optional(),
  height: z.number().optional(),
})
export type PageText = z.infer<typeof PageText>

/** queued -> reading -> indexing (answers by words) -> embedding (answers by words) -> ready; failed. */
export const DocumentStatus = z.enum(['queued', 'reading', 'indexing', 'embedding', 'ready', 'failed'])
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
  warnings: z.array(ErrorValue),
  error: ErrorValue.optional(),
})
export type DocumentRow = z.infer<typeof DocumentRow>

/** A named set of documents. */
export const Collection = z.strictObject({ id: z.string(), name: z.string(), documents: z.int() })
export type Collection = z.infer<typeof Collection>

/** What a question or search covers: the union of both lists; both empty means everything. */
export const Scope = z.strictObject({ collectionIds: z.array(z.string()), documentIds: z.array(z.string()) })
export type Scope = z.infer<typeof Scope>
