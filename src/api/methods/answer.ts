import { z } from 'zod'
import { AnswerEvent } from '../answer.ts'
import { AnswerPlan } from '../answer-plan.ts'
import { Scope } from '../document.ts'
import type { Method } from '../method.ts'
import { ModelChoice } from '../model.ts'
import { Overflow, Route } from '../route.ts'
import { StruckSource } from '../thread.ts'

/**
 * How a question is to be read. `route`: Carrel chooses one where it is left out; `overflow`: what happens to documents that
 * do not fit; `widen`: the scope is not narrowed to what the question names.
 */
const reading = {
  route: Route.optional(),
  overflow: Overflow.default('passages'),
  widen: z.boolean().default(false),
}

/** Answers to questions, as streams, and as files. */
export const answerMethods = {
  /** Asks. Again: same `parentId`, same question. Edit: same `parentId`, new question. Cancelling the stream stops. */
  'answer.ask': {
    input: z.strictObject({
      threadId: z.string(),
      parentId: z.string().nullable(),
      question: z.string().trim().min(1),
      scope: Scope,
      struck: z.array(StruckSource).default([]),
      model: ModelChoice.optional(),
      /** Id of a persona in the settings; one that is no longer there is none. */
      persona: z.string().optional(),
      ...reading,
    }),
    stream: AnswerEvent,
  },
  /**
   * Goes on with an exhaustive answer that was stopped or interrupted, at the documents that were not read. Cancelling the
   * stream pauses it again. Errors: `message-not-found`.
   */
  'answer.continue': { input: z.strictObject({ messageId: z.string() }), stream: AnswerEvent },
  /** The table of an answer as a file, with the words each cell was taken from. Errors: `message-not-found`. */
  'answer.export': {
    input: z.strictObject({ messageId: z.string(), format: z.enum(['csv', 'xlsx']) }),
    output: z.strictObject({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  },
  /** What a question would read, and what would be left out. */
  'answer.plan': {
    input: z.strictObject({
      question: z.string(),
      scope: Scope,
      /** The turn it would follow. */
      parentId: z.string().nullable().default(null),
      model: ModelChoice.optional(),
      persona: z.string().optional(),
      ...reading,
    }),
    output: AnswerPlan,
  },
} satisfies Record<string, Method>
