import { z } from 'zod'
import { AnswerSentence } from './answer.ts'
import { DocumentKind } from './document-kind.ts'
import { ErrorValue } from './error.ts'
import { Genre } from './genre.ts'
import { Span } from './span.ts'

/**
 * Something that a document names: `text` as it stands at its first place, `value` in one form for all places (a date as
 * YYYY, YYYY-MM or YYYY-MM-DD, an amount as its currency and number, "EUR 2900"), `count` how often it is named, `spans` its first places.
 */
export const NamedFact = z.strictObject({
  text: z.string(),
  value: z.string().optional(),
  count: z.int().min(1),
  spans: z.array(Span).min(1).max(5),
})
export type NamedFact = z.infer<typeof NamedFact>

/** The people, organisations, dates and amounts of a document, those that matter most first. */
export const GistFacts = z.strictObject({
  people: z.array(NamedFact),
  organisations: z.array(NamedFact),
  dates: z.array(NamedFact),
  amounts: z.array(NamedFact),
})
export type GistFacts = z.infer<typeof GistFacts>

/** A section of a document, in reading order; `level` counts from 1; `from` and `to` are pages, inclusive. */
export const GistSection = z.strictObject({
  heading: z.string(),
  level: z.int().min(1),
  from: z.int().min(1),
  to: z.int().min(1),
  words: z.int().min(0),
})
export type GistSection = z.infer<typeof GistSection>

/** Pages that a summary does not know, and why; without an error they hold no text. */
export const SkippedPages = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  from: z.int().min(1),
  to: z.int().min(1),
  error: ErrorValue.optional(),
})
export type SkippedPages = z.infer<typeof SkippedPages>

/** What code alone finds out about a document; `sentences` are its own, word for word, in reading order. */
export const Gist = z.strictObject({
  documentId: z.string(),
  revisionId: z.string(),
  path: z.string(),
  title: z.string(),
  kind: DocumentKind,
  genre: Genre,
  language: z.string(),
  pages: z.int(),
  words: z.int(),
  sentences: z.array(AnswerSentence),
  facts: GistFacts,
  outline: z.array(GistSection),
  skipped: z.array(SkippedPages),
})
export type Gist = z.infer<typeof Gist>
