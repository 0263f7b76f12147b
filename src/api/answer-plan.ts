import { z } from 'zod'
import { LeftOut, Narrowing, Route } from './route.ts'

/** A part of what an answer will read. `count`: documents, passages or turns. */
export const PlanPart = z.strictObject({
  kind: z.enum(['instructions', 'documents', 'summaries', 'passages', 'history', 'question']),
  tokens: z.int(),
  count: z.int(),
})
export type PlanPart = z.infer<typeof PlanPart>

/**
 * What a question would read, before it is sent; tokens are the chosen model's. Without a model all are 0. An empty
 * question gives the room alone.
 */
export const AnswerPlan = z.strictObject({
  /** What will be done: the user's choice, or Carrel's. */
  route: Route,
  chosen: z.boolean(),
  contextTokens: z.int(),
  /** Kept free for the answer. */
  answerTokens: z.int(),
  /** For all there is to read. */
  roomTokens: z.int(),
  /** Of `parts` together. */
  usedTokens: z.int(),
  /** Of these, tokens whose state is there already, in memory or on disk. */
  readyTokens: z.int(),
  parts: z.array(PlanPart),
  narrowed: z.array(Narrowing),
  leftOut: z.array(LeftOut),
  /** Earlier turns that do not fit. */
  turnsLeftOut: z.int(),
  /** Documents in the scope, as it is narrowed. */
  documents: z.int(),
  /** Reading them in full: whether they all fit, how many tokens they have (an estimate where `exact` is false), and about how long it takes, where that is known. */
  whole: z.strictObject({ fits: z.boolean(), tokens: z.int(), exact: z.boolean(), ms: z.number().optional() }),
  /** How long the model takes to begin to write, where that is known. */
  ms: z.number().optional(),
})
export type AnswerPlan = z.infer<typeof AnswerPlan>
