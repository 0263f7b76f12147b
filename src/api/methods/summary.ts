import { z } from 'zod'
import { Genre } from '../genre.ts'
import { Gist } from '../gist.ts'
import type { Method } from '../method.ts'
import { ModelChoice } from '../model.ts'
import { Summary, SummaryChoice, SummaryContent, SummaryEvent, SummaryTemplate, SummaryVersion } from '../summary.ts'
import { nothing } from './nothing.ts'

/** Summaries. */
export const summaryMethods = {
  /** What code alone finds out about documents, in their order; at most 20. Errors: `document-not-found`. */
  'summary.gist': {
    input: z.strictObject({ documentIds: z.array(z.string()).min(1).max(20) }),
    output: z.array(Gist),
  },
  /**
   * Summarises documents and keeps the summary, or, with `summaryId`, a new version of that one. Cancelling the stream pauses
   * it. Errors: `document-not-found`, `summary-not-found`, `document-empty`.
   */
  'summary.start': {
    input: z.strictObject({
      documentIds: z.array(z.string()).min(1).max(1000),
      choice: SummaryChoice,
      summaryId: z.string().optional(),
      model: ModelChoice.optional(),
    }),
    stream: SummaryEvent,
  },
  /** Goes on with a summary that was stopped or interrupted; what was read is not read again. Errors: `summary-not-found`. */
  'summary.continue': { input: z.strictObject({ summaryId: z.string() }), stream: SummaryEvent },
  /** Kept summaries, the last changed first. */
  'summary.list': { input: nothing, output: z.array(Summary) },
  /** A summary with its versions, the newest first, and the content of one of them, the newest unless said. Errors: `summary-not-found`. */
  'summary.get': {
    input: z.strictObject({ summaryId: z.string(), versionId: z.string().optional() }),
    output: z.strictObject({
      summary: Summary,
      versions: z.array(SummaryVersion),
      version: SummaryVersion,
      content: SummaryContent,
    }),
  },
  /**
   * Makes a version of the user's words: parts with their sentences, a line each. Lines that stood there keep their check;
   * others are checked anew. Errors: `summary-not-found`.
   */
  'summary.edit': {
    input: z.strictObject({
      summaryId: z.string(),
      versionId: z.string(),
      parts: z.array(
        z.strictObject({ heading: z.string(), level: z.int().min(1), lines: z.array(z.string().trim().min(1)) }),
      ),
    }),
    output: SummaryVersion,
  },
  'summary.rename': {
    input: z.strictObject({ summaryId: z.string(), title: z.string().trim().min(1) }),
    output: Summary,
  },
  /** Takes a summary away; it can be restored for 30 seconds, then it is deleted for good. */
  'summary.remove': { input: z.strictObject({ summaryId: z.string() }), output: nothing },
  'summary.restore': { input: z.strictObject({ summaryId: z.string() }), output: nothing },
  /** A version of a summary as a file, with its sources. Errors: `summary-not-found`. */
  'summary.export': {
    input: z.strictObject({ summaryId: z.string(), versionId: z.string().optional(), format: z.enum(['md', 'docx']) }),
    output: z.strictObject({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  },
  /** The template of each genre. */
  'summary.templates': { input: nothing, output: z.array(SummaryTemplate) },
  /** Makes a copy of a genre's template that the user can edit and that is used from then on; one that is there stays. */
  'summary.copyTemplate': { input: z.strictObject({ genre: Genre }), output: SummaryTemplate },
  /** Takes the user's copy away; Carrel's own is used again. */
  'summary.dropTemplate': { input: z.strictObject({ genre: Genre }), output: SummaryTemplate },
} satisfies Record<string, Method>
