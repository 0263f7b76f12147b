import { z } from 'zod'
import { DocumentKind } from './document-kind.ts'

/**
 * How many documents of a scope have what a filter can ask for, the most frequent first: at most 20 senders, the topmost
 * folders that tell documents apart, and the years of their dates, the newest first.
 */
export const LibraryFacets = z.strictObject({
  kinds: z.array(z.strictObject({ kind: DocumentKind, documents: z.int() })),
  languages: z.array(z.strictObject({ language: z.string(), documents: z.int() })),
  senders: z.array(z.strictObject({ sender: z.string(), documents: z.int() })),
  folders: z.array(z.strictObject({ folder: z.string(), documents: z.int() })),
  years: z.array(z.strictObject({ year: z.int(), documents: z.int() })),
})
export type LibraryFacets = z.infer<typeof LibraryFacets>
