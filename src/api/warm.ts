import { z } from 'zod'

/** A document whose reading a model remembers on disk. Sizes in bytes, times in milliseconds since 1970. */
export const WarmState = z.strictObject({
  id: z.string(),
  /** In the order in which they were read. */
  documents: z.array(z.strictObject({ documentId: z.string(), title: z.string() })),
  model: z.string(),
  tokens: z.int(),
  bytes: z.int(),
  savedAt: z.int(),
  usedAt: z.int(),
  /** One of its documents is pinned: it goes last when room is needed. */
  pinned: z.boolean(),
})
export type WarmState = z.infer<typeof WarmState>

/** A document that is kept ready. `waiting`: it will be read when the machine is idle and on mains power; `too-long`: the model's context cannot hold it. */
export const PinnedDocument = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  state: z.enum(['ready', 'reading', 'waiting', 'too-long']),
})
export type PinnedDocument = z.infer<typeof PinnedDocument>

/** Everything that is remembered, the last used first. */
export const WarmStates = z.strictObject({
  budgetBytes: z.int(),
  usedBytes: z.int(),
  states: z.array(WarmState),
  pinned: z.array(PinnedDocument),
})
export type WarmStates = z.infer<typeof WarmStates>
