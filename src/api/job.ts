import { z } from 'zod'
import { ErrorValue } from './error.ts'

export const JobState = z.enum(['running', 'paused', 'done', 'cancelled'])
export type JobState = z.infer<typeof JobState>

/** A durable import. `done` files have ended, `failed` of them with an error; `pages*` are pages of the files opened so far; `chunksEmbedded` of `chunks`. */
export const ImportJob = z.strictObject({
  id: z.string(),
  state: JobState,
  /** What the user gave: a folder's or file's name, or a count. */
  label: z.string(),
  collectionId: z.string().optional(),
  /** The watched folder whose changes it reads. */
  folderId: z.string().optional(),
  files: z.int(),
  done: z.int(),
  failed: z.int(),
  pages: z.int(),
  pagesRead: z.int(),
  /** Pages without text of their own, and how many of them have been recognised. */
  pagesToRecognise: z.int(),
  pagesRecognised: z.int(),
  chunks: z.int(),
  chunksEmbedded: z.int(),
  /** The path being read now. */
  current: z.string().optional(),
  startedAt: z.int(),
  finishedAt: z.int().optional(),
  /** Why it paused by itself, or ended without vectors. */
  error: ErrorValue.optional(),
})
export type ImportJob = z.infer<typeof ImportJob>

export const ImportItemStatus = z.enum(['queued', 'reading', 'indexing', 'ready', 'duplicate', 'failed', 'unsupported'])
export type ImportItemStatus = z.infer<typeof ImportItemStatus>

/** How far the recognition of pages without text has come: `done` of `pages`. */
export const Recognising = z.strictObject({ done: z.int(), pages: z.int() })
export type Recognising = z.infer<typeof Recognising>

/** One file of an import. `ms` is from the start of reading to ready; `recognising`: while pages of it wait to be recognised. */
export const ImportItem = z.strictObject({
  path: z.string(),
  status: ImportItemStatus,
  documentId: z.string().optional(),
  pages: z.int(),
  chunks: z.int(),
  ms: z.number(),
  recognising: Recognising.optional(),
  error: ErrorValue.optional(),
})
export type ImportItem = z.infer<typeof ImportItem>
