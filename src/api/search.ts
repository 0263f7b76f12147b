import { z } from 'zod'
import { DocumentKind } from './document-kind.ts'
import { place } from './place.ts'

export const SearchMode = z.enum(['hybrid', 'lexical', 'semantic'])
export type SearchMode = z.infer<typeof SearchMode>

/** A chunk (or the part of it that answers) with its score. `text` is the join of its spans' texts. */
export const Hit = z.strictObject({
  rank: z.int().min(1),
  score: z.number(),
  chunkId: z.string(),
  ...place,
})
export type Hit = z.infer<typeof Hit>

/** What a list of hits says of a document besides its title. `date` as in `DocumentFilter`; `collections`: names. */
export const FoundDocument = z.strictObject({
  documentId: z.string(),
  kind: DocumentKind,
  language: z.string(),
  date: z.int(),
  sender: z.string().optional(),
  collections: z.array(z.string()),
})
export type FoundDocument = z.infer<typeof FoundDocument>

/** `documents`: those of the hits, once each. `mode` is what was really done: `lexical` where no embedder was there. `ms` is wall time. */
export const SearchResult = z.strictObject({
  hits: z.array(Hit),
  documents: z.array(FoundDocument),
  mode: SearchMode,
  ms: z.number(),
})
export type SearchResult = z.infer<typeof SearchResult>
