import { z } from 'zod'
import { AnswerSentence, AnswerState, Timings, Usage } from './answer.ts'
import { TableRow } from './answer-table.ts'
import { ComparisonColumn, ComparisonTable } from './comparison-table.ts'
import { ErrorValue } from './error.ts'
import { Genre } from './genre.ts'
import { Gist, GistSection, SkippedPages } from './gist.ts'
import { ModelChoice } from './model.ts'

/**
 * How a summary is laid out: one sentence; bullets (five unless said); a page of paragraphs; a paragraph a section; what
 * happens when; who has to do what by when; several documents side by side in a table.
 */
export const SummaryForm = z.enum(['line', 'bullets', 'page', 'sections', 'timeline', 'actions', 'comparison'])
export type SummaryForm = z.infer<typeof SummaryForm>

/**
 * What the user asks for. `words`: about how long, the form's own length unless said; `bullets`: how many; `language`: ISO
 * 639-1, the documents' own unless said; `focus`: a reader or a question that it is for.
 */
export const SummaryChoice = z.strictObject({
  form: SummaryForm,
  words: z.int().min(10).max(5000).optional(),
  bullets: z.int().min(1).max(30).optional(),
  language: z.string().min(2).max(3).optional(),
  focus: z.string().trim().min(1).max(500).optional(),
})
export type SummaryChoice = z.infer<typeof SummaryChoice>

/** Choices by genre, as the user last made them, without their focus. */
export const SummaryChoices = z.partialRecord(Genre, SummaryChoice.omit({ focus: true }))
export type SummaryChoices = z.infer<typeof SummaryChoices>

/**
 * A sentence of a summary, checked as those of answers are; its citations are numbered from 1 over the whole summary.
 * `verbatim`: the source's own sentence. `date`: of a timeline or deadline, `value` as in `NamedFact`; `who`: whose action
 * it is. `edited`: the user's words.
 */
export const SummarySentence = AnswerSentence.extend({
  verbatim: z.boolean(),
  date: z.strictObject({ text: z.string(), value: z.string() }).optional(),
  who: z.string().optional(),
  edited: z.literal(true).optional(),
})
export type SummarySentence = z.infer<typeof SummarySentence>

/**
 * A stretch of a summary under a heading of its source, or without one ('' and level 1). `closing`: the paragraph that ends a
 * comparison.
 */
export const SummaryPart = z.strictObject({
  heading: z.string(),
  level: z.int().min(1),
  sentences: z.array(SummarySentence),
  closing: z.literal(true).optional(),
})
export type SummaryPart = z.infer<typeof SummaryPart>

/**
 * What was noted of a section of a document that was read piece by piece. `reused`: it says the same as when it was read
 * before; `skipped`: it was not read, see `error`.
 */
export const SectionNote = z.strictObject({
  documentId: z.string(),
  ...GistSection.shape,
  state: z.enum(['waiting', 'read', 'reused', 'skipped']),
  sentences: z.array(SummarySentence),
  error: ErrorValue.optional(),
})
export type SectionNote = z.infer<typeof SectionNote>

/** How far a summary is: sections read of all of them. */
export const SummaryProgress = z.strictObject({ read: z.int(), of: z.int() })
export type SummaryProgress = z.infer<typeof SummaryProgress>

/**
 * A summary as it stands. `parts` are the extractive ones until written ones take their place; `written`: a model wrote them;
 * `table`: of comparisons; `notes` is empty where every document was read in one piece.
 */
export const SummaryContent = z.strictObject({
  state: AnswerState,
  choice: SummaryChoice,
  genre: Genre,
  written: z.boolean(),
  parts: z.array(SummaryPart),
  table: ComparisonTable.optional(),
  notes: z.array(SectionNote),
  progress: SummaryProgress,
  skipped: z.array(SkippedPages),
  /** Name of the model that wrote, and the choice of model that it was asked for with, the settings' where it is absent. */
  model: z.string().optional(),
  modelChoice: ModelChoice.optional(),
  usage: Usage,
  timings: Timings,
  error: ErrorValue.optional(),
})
export type SummaryContent = z.infer<typeof SummaryContent>

/** A kept summary; `title` is its own name; `documentTitles` stay when a document is gone; `versions` counts them. */
export const Summary = z.strictObject({
  id: z.string(),
  title: z.string(),
  documentIds: z.array(z.string()),
  documentTitles: z.array(z.string()),
  form: SummaryForm,
  state: AnswerState,
  versions: z.int().min(1),
  createdAt: z.int(),
  updatedAt: z.int(),
})
export type Summary = z.infer<typeof Summary>

/** A version of a summary, counted from 1; `edited`: the user changed the one before. */
export const SummaryVersion = z.strictObject({
  id: z.string(),
  summaryId: z.string(),
  number: z.int().min(1),
  edited: z.boolean(),
  createdAt: z.int(),
})
export type SummaryVersion = z.infer<typeof SummaryVersion>

/**
 * The stream of one summary: summary-started (of kept ones), gist-found (a document each), parts-found (the extractive ones),
 * then, where a model writes, writing-started, section-read and prompt-progress..., text-delta and sentence-checked...;
 * summary-finished. `part` is the index of the part that a sentence belongs to, and `parts-found` with `written` empties
 * them for what is written.
 */
export const SummaryEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('summary-started'), summaryId: z.string(), versionId: z.string() }),
  z.strictObject({ type: z.literal('gist-found'), gist: Gist }),
  z.strictObject({ type: z.literal('parts-found'), parts: z.array(SummaryPart), written: z.boolean() }),
  z.strictObject({ type: z.literal('table-started'), columns: z.array(ComparisonColumn), documents: z.int() }),
  z.strictObject({ type: z.literal('row-read'), row: TableRow }),
  z.strictObject({ type: z.literal('writing-started'), model: z.string() }),
  z.strictObject({ type: z.literal('prompt-progress'), tokens: z.int(), of: z.int(), ms: z.number().optional() }),
  z.strictObject({ type: z.literal('section-read'), note: SectionNote, progress: SummaryProgress }),
  z.strictObject({ type: z.literal('text-delta'), part: z.int(), text: z.string() }),
  z.strictObject({
    type: z.literal('sentence-checked'),
    part: z.int(),
    sentence: SummarySentence,
    draft: z.string(),
  }),
  z.strictObject({ type: z.literal('summary-finished'), content: SummaryContent }),
])
export type SummaryEvent = z.infer<typeof SummaryEvent>

/**
 * What is wrong with a template. `no-task`: it is used, but says nothing of the form that is asked for; with all others Carrel's own
 * is used in its place.
 */
export const TemplateProblem = z.enum(['no-user', 'no-text', 'no-task', 'too-large', 'not-text', 'unreadable'])
export type TemplateProblem = z.infer<typeof TemplateProblem>

/** The template of a genre: its file, whether it is the user's own copy, and what is wrong with that. */
export const SummaryTemplate = z.strictObject({
  genre: Genre,
  path: z.string(),
  own: z.boolean(),
  problem: TemplateProblem.optional(),
})
export type SummaryTemplate = z.infer<typeof SummaryTemplate>
