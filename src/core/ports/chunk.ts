import type { Span } from '../../api/span.ts'

/**
 * A structure-following piece of a revision. `text` is the join of the spans' texts; one span a page; `header`: the header
 * row of the table that its rows belong to.
 */
export type ChunkDraft = {
  ordinal: number
  headingPath: readonly string[]
  header?: string
  spans: readonly Span[]
  text: string
  tokens: number
}

/** `id` is `<revisionId>:<ordinal>`, the same each time the same content is read by the same extractor. */
export type Chunk = ChunkDraft & { id: string; revisionId: string }
