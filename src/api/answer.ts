import { z } from 'zod'
import { AnswerTable, TableColumn, TableRow } from './answer-table.ts'
import { ErrorValue } from './error.ts'
import { place } from './place.ts'
import { Reading } from './route.ts'

/** A verbatim run of whole sentences from a hit. `number` counts from 1 and is what chips show. */
export const Quote = z.strictObject({ number: z.int().min(1), score: z.number(), ...place })
export type Quote = z.infer<typeof Quote>

/** Message sentence -> source words. `number` is the quote that holds the words. */
export const Citation = z.strictObject({ number: z.int().min(1), ...place })
export type Citation = z.infer<typeof Citation>

/** What a sentence says that its source does not: `said` in the sentence, `source` in the document ('' if absent). */
export const Difference = z.strictObject({
  kind: z.enum(['number', 'date', 'name', 'address', 'negation', 'exception', 'noun', 'content']),
  said: z.string(),
  source: z.string(),
})
export type Difference = z.infer<typeof Difference>

export const Support = z.enum(['supported', 'weak', 'none'])
export type Support = z.infer<typeof Support>

/** One complete sentence of a written answer after its check. `shown: false` means put away. */
export const AnswerSentence = z.strictObject({
  text: z.string(),
  shown: z.boolean(),
  support: Support,
  differs: z.array(Difference).optional(),
  citations: z.array(Citation),
})
export type AnswerSentence = z.infer<typeof AnswerSentence>

/** Passages that share terms and differ in a number or date; `sides` name the value and the quote it stands in. */
export const Disagreement = z.strictObject({
  about: z.string(),
  sides: z.array(z.strictObject({ value: z.string(), quote: z.int().min(1) })).min(2),
})
export type Disagreement = z.infer<typeof Disagreement>

/** `written`: sentences stand; `quotes`: only the quotes stand; `table`: rows stand; `not-in-documents`: a good no. */
export const Outcome = z.enum(['written', 'quotes', 'table', 'not-in-documents'])
export type Outcome = z.infer<typeof Outcome>

/**
 * What the model did, in tokens of all its prompts and texts together. `cachedTokens`: of the prompt's, not evaluated again;
 * `warmTokens`: of these, loaded from disk; `memoryBytes`: what the model and its contexts take of this machine at the end.
 */
export const Usage = z.strictObject({
  promptTokens: z.int(),
  cachedTokens: z.int(),
  answerTokens: z.int(),
  warmTokens: z.int().optional(),
  /** Milliseconds of reading and of writing. */
  readMs: z.number().optional(),
  writeMs: z.number().optional(),
  memoryBytes: z.int().optional(),
  contextTokens: z.int().optional(),
})
export type Usage = z.infer<typeof Usage>

/** Milliseconds since the question was received; `firstTokenMs` is absent where nothing was written. */
export const Timings = z.strictObject({
  retrieveMs: z.number(),
  quotesMs: z.number(),
  firstTokenMs: z.number().optional(),
  totalMs: z.number(),
})
export type Timings = z.infer<typeof Timings>

/**
 * How much of the scope was searched: documents in it, how many of them are not fully read yet, and of how many of
 * these some pages were there to search, where there were any.
 */
export const Searched = z.strictObject({ documents: z.int(), unread: z.int(), partly: z.int().optional() })
export type Searched = z.infer<typeof Searched>

/** `streaming` while it is written; `interrupted`: the backend ended in between. */
export const AnswerState = z.enum(['streaming', 'done', 'stopped', 'interrupted', 'failed'])
export type AnswerState = z.infer<typeof AnswerState>

export const Answer = z.strictObject({
  state: AnswerState,
  outcome: Outcome.optional(),
  sentences: z.array(AnswerSentence),
  /** With `not-in-documents` these are the closest passages and are never marked. */
  quotes: z.array(Quote),
  disagreements: z.array(Disagreement),
  searched: Searched,
  collectionNames: z.array(z.string()),
  searchMode: z.enum(['hybrid', 'lexical', 'semantic']),
  /** Absent in what was stored before there were routes. */
  reading: Reading.optional(),
  /** Of exhaustive answers. */
  table: AnswerTable.optional(),
  /** Name of the model that wrote; absent for quotes alone. */
  model: z.string().optional(),
  usage: Usage,
  timings: Timings,
  error: ErrorValue.optional(),
})
export type Answer = z.infer<typeof Answer>

/** The stream of one answer. `draft` is the text of the running, unchecked sentence. */
export const AnswerEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message-started'), messageId: z.string(), threadId: z.string() }),
  /** The first event after it; again where the reading changes. */
  z.strictObject({ type: z.literal('reading-chosen'), reading: Reading }),
  z.strictObject({
    type: z.literal('quotes-found'),
    quotes: z.array(Quote),
    disagreements: z.array(Disagreement),
    searched: Searched,
    collectionNames: z.array(z.string()),
    searchMode: z.enum(['hybrid', 'lexical', 'semantic']),
  }),
  z.strictObject({ type: z.literal('writing-started'), model: z.string() }),
  /** How far the model has read its prompt; `ms`: about how long the rest takes, where that is known. */
  z.strictObject({ type: z.literal('prompt-progress'), tokens: z.int(), of: z.int(), ms: z.number().optional() }),
  /** An exhaustive answer begins, or goes on after a pause (its rows are there already). */
  z.strictObject({ type: z.literal('table-started'), columns: z.array(TableColumn), documents: z.int() }),
  z.strictObject({ type: z.literal('row-read'), row: TableRow }),
  /** Soft text, appended to the draft. */
  z.strictObject({ type: z.literal('text-delta'), text: z.string() }),
  /** The first sentence of the draft is complete and checked; `draft` is what remains of the draft after it. */
  z.strictObject({ type: z.literal('sentence-checked'), sentence: AnswerSentence, draft: z.string() }),
  z.strictObject({ type: z.literal('answer-finished'), answer: Answer }),
])
export type AnswerEvent = z.infer<typeof AnswerEvent>
