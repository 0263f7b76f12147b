import { z } from 'zod'
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

/** `mode` is what was really done: `lexical` where no embedder was there. `ms` is wall time. */
export const SearchResult = z.strictObject({ hits: z.array(Hit), mode: SearchMode, ms: z.number() })
export type SearchResult = z.infer<typeof SearchResult>
