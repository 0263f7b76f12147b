import { z } from 'zod'

/** A place that was searched for what was deleted. */
export const SearchedStore = z.strictObject({
  store: z.enum(['database', 'index', 'files', 'write-ahead-log', 'warm-states']),
  /** Rows, entries or files looked at. */
  searched: z.int(),
  /** Those that still belong to what was deleted. */
  left: z.int(),
})
export type SearchedStore = z.infer<typeof SearchedStore>

/** Proof of a deletion: what went, and what each store was found to hold of it afterwards. */
export const DeletionReceipt = z.strictObject({
  id: z.string(),
  at: z.int(),
  documents: z.array(z.strictObject({ title: z.string(), path: z.string(), sha256: z.string() })),
  pages: z.int(),
  chunks: z.int(),
  /** Threads that go on quoting it; their words are the user's own. */
  quotedInThreads: z.int(),
  /** Summaries that go on holding its words; absent in receipts from before there were any. */
  quotedInSummaries: z.int().optional(),
  stores: z.array(SearchedStore),
})
export type DeletionReceipt = z.infer<typeof DeletionReceipt>
