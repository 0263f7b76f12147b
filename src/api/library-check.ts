import { z } from 'zod'

/**
 * A promise between the stores that does not hold. `damaged-database`, `broken-reference`, `damaged-page`,
 * `document-without-text` and `member-without-file` need the originals; the rest is made again from the stored text.
 */
export const CheckName = z.enum([
  'damaged-database',
  'broken-reference',
  'damaged-page',
  'document-without-text',
  'revision-without-document',
  'wrong-chunks',
  'wrong-terms',
  'wrong-index',
  'wrong-vectors',
  'member-without-file',
  'file-without-member',
  'state-without-file',
  'file-without-state',
])
export type CheckName = z.infer<typeof CheckName>

/** How often a promise does not hold, with at most five examples: paths of documents where they are known, else ids. */
export const Finding = z.strictObject({ check: CheckName, count: z.int().min(1), examples: z.array(z.string()).max(5) })
export type Finding = z.infer<typeof Finding>

/** What a check of the library looked at, and what it found. */
export const LibraryCheck = z.strictObject({
  documents: z.int(),
  pages: z.int(),
  chunks: z.int(),
  vectors: z.int(),
  findings: z.array(Finding),
})
export type LibraryCheck = z.infer<typeof LibraryCheck>
