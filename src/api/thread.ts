import { z } from 'zod'
import { Answer } from './answer.ts'
import { Scope } from './document.ts'
import { Span } from './span.ts'

/** Source words the user struck out: answered again without them. */
export const StruckSource = z.strictObject({ revisionId: z.string(), spans: z.array(Span) })
export type StruckSource = z.infer<typeof StruckSource>

/**
 * One turn: a question with its answer. Turns form a tree by `parentId` (null: the first); siblings are versions
 * (asked again, edited, or with a source struck). The newest leaf is what a thread shows first.
 */
export const Message = z.strictObject({
  id: z.string(),
  threadId: z.string(),
  parentId: z.string().nullable(),
  question: z.string(),
  scope: Scope,
  struck: z.array(StruckSource),
  answer: Answer,
  createdAt: z.int(),
})
export type Message = z.infer<typeof Message>

/** A saved conversation; `title` is the first question, shortened, until renamed. */
export const Thread = z.strictObject({
  id: z.string(),
  title: z.string(),
  scope: Scope,
  createdAt: z.int(),
  updatedAt: z.int(),
  messages: z.int(),
})
export type Thread = z.infer<typeof Thread>
