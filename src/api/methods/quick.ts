import { z } from 'zod'
import { Answer, AnswerEvent } from '../answer.ts'
import { Scope } from '../document.ts'
import type { Method } from '../method.ts'
import { ModelChoice } from '../model.ts'
import { QuickAction, QuickEvent, QuickText, Reckoning } from '../quick.ts'
import { Thread } from '../thread.ts'

/** What quick ask does. */
export const quickMethods = {
  /**
   * Answers a question at once and stores nothing: from the documents in scope, or from a text that the user gave. Goes
   * before all other work of models.
   */
  'quick.ask': {
    input: z.strictObject({
      question: z.string().trim().min(1),
      scope: Scope,
      text: QuickText.optional(),
      model: ModelChoice.optional(),
    }),
    stream: AnswerEvent,
  },
  /**
   * Does something with a text that the user gave; `language`: ISO 639-1 of a translation. Stores nothing. Errors:
   * `model-needed`, `model-too-small {name}` (all but `dates` and `summarise`, which code does too).
   */
  'quick.act': {
    input: z.strictObject({
      action: QuickAction,
      text: QuickText,
      language: z.string().min(2).max(3).optional(),
      model: ModelChoice.optional(),
    }),
    stream: QuickEvent,
  },
  /** Carries out a calculation, a conversion of units or arithmetic of dates; nothing where the text is none. */
  'quick.reckon': {
    input: z.strictObject({ text: z.string().max(500) }),
    output: z.strictObject({ reckoning: Reckoning.optional() }),
  },
  /** The words of a picture (PNG), in reading order. Errors: `document-damaged`, `picture-too-large`. */
  'quick.readPicture': {
    input: z.strictObject({ png: z.instanceof(Uint8Array) }),
    output: z.strictObject({ text: z.string() }),
  },
  /** Keeps a quick answer as the first turn of a thread, for going on with it in the window. */
  'quick.keep': {
    input: z.strictObject({ question: z.string().trim().min(1), scope: Scope, answer: Answer }),
    output: Thread,
  },
} satisfies Record<string, Method>
