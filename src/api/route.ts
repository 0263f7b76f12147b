import { z } from 'zod'

/**
 * How a question is read. `passages`: the best passages of the scope; `whole`: its documents in full, one after the other;
 * `exhaustive`: every document by itself, a row of a table each.
 */
export const Route = z.enum(['passages', 'whole', 'exhaustive'])
export type Route = z.infer<typeof Route>

/**
 * What happens to documents that do not fit into the model's context. `passages`: their best passages are read; `summary`:
 * their key sentences in order; `leave-out`: nothing of them.
 */
export const Overflow = z.enum(['passages', 'summary', 'leave-out'])
export type Overflow = z.infer<typeof Overflow>

/** A document that did not fit, and what became of it; `tokens`: what all of it would take. */
export const LeftOut = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  tokens: z.int(),
  handling: Overflow,
})
export type LeftOut = z.infer<typeof LeftOut>

/**
 * What in a question led to a smaller scope: `words` of it name these documents (`section`: a part of them). At most five
 * are listed, `count` says how many there are.
 */
export const Narrowing = z.strictObject({
  by: z.enum(['document', 'party', 'date', 'section']),
  words: z.string(),
  documents: z.array(z.strictObject({ documentId: z.string(), title: z.string() })).max(5),
  count: z.int(),
})
export type Narrowing = z.infer<typeof Narrowing>

/** How an answer was read. `chosen`: the user chose the route. */
export const Reading = z.strictObject({
  route: Route,
  chosen: z.boolean(),
  narrowed: z.array(Narrowing),
  /** The question as it was read, where it leant on the thread. */
  standalone: z.string().optional(),
  /** Documents read in full. */
  whole: z.int(),
  /** Passages read besides. */
  passages: z.int(),
  /** Earlier turns of the thread that were read, and those that were not. */
  turns: z.int(),
  turnsLeftOut: z.int(),
  leftOut: z.array(LeftOut),
})
export type Reading = z.infer<typeof Reading>
