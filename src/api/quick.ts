import { z } from 'zod'
import { AnswerSentence } from './answer.ts'

/** What can be done with a text that the user gave: the clipboard, a selection, a picture's words. */
export const QuickAction = z.enum([
  'summarise',
  'explain',
  'reply',
  'translate',
  'shorter',
  'politer',
  'plainer',
  'dates',
])
export type QuickAction = z.infer<typeof QuickAction>

/** The longest text that is taken, in UTF-16 code units. */
export const longestQuickText = 200_000

/** A text the user gave, and where it came from. It is never stored. */
export const QuickText = z.strictObject({
  from: z.enum(['clipboard', 'selection', 'picture']),
  text: z.string().min(1).max(longestQuickText),
})
export type QuickText = z.infer<typeof QuickText>

/**
 * How much of a text was read where it did not all fit: words of it. `best`: its key sentences rather than its beginning.
 */
export const PartRead = z.strictObject({ words: z.int(), of: z.int(), best: z.boolean() })
export type PartRead = z.infer<typeof PartRead>

/**
 * The stream of an action. Sentences are checked against the given text: citations point into it as page 1 of a document
 * without id. `text` of `action-finished` is what is copied; `model` is absent where code did it alone;
 * `part` where the text was too long to be read whole.
 */
export const QuickEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('writing-started'), model: z.string() }),
  z.strictObject({ type: z.literal('text-delta'), text: z.string() }),
  z.strictObject({ type: z.literal('sentence-checked'), sentence: AnswerSentence, draft: z.string() }),
  z.strictObject({
    type: z.literal('action-finished'),
    text: z.string(),
    sentences: z.array(AnswerSentence),
    model: z.string().optional(),
    part: PartRead.optional(),
  }),
])
export type QuickEvent = z.infer<typeof QuickEvent>

/**
 * A calculation that code carried out: `read`: how it was understood; `result`: its value, as it is copied; `rounded` where
 * the value has more digits than that.
 */
export const Reckoning = z.strictObject({
  kind: z.enum(['number', 'unit', 'date', 'duration']),
  read: z.string(),
  result: z.string(),
  rounded: z.literal(true).optional(),
})
export type Reckoning = z.infer<typeof Reckoning>
