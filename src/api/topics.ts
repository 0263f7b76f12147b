import { z } from 'zod'
import { ImportJob } from './job.ts'
import { SyncReport } from './watched-folder.ts'

/** Change events by topic. A subscriber that sees a gap in the numbers refetches. */
export const topics = {
  library: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('documents-changed'), documentIds: z.array(z.string()) }),
    z.strictObject({ type: z.literal('collections-changed') }),
    z.strictObject({ type: z.literal('kept-changed') }),
    z.strictObject({ type: z.literal('receipts-changed') }),
    z.strictObject({ type: z.literal('folders-changed') }),
    z.strictObject({ type: z.literal('languages-changed') }),
    /** Something in a watched folder had changed. */
    z.strictObject({ type: z.literal('folder-synced'), folderId: z.string(), report: SyncReport }),
  ]),
  jobs: z.strictObject({ type: z.literal('job-changed'), job: ImportJob }),
  summaries: z.strictObject({ type: z.literal('summary-changed'), summaryId: z.string() }),
  threads: z.strictObject({ type: z.literal('thread-changed'), threadId: z.string() }),
  models: z.strictObject({ type: z.enum(['models-changed', 'warm-changed']) }),
  settings: z.strictObject({ type: z.literal('settings-changed') }),
} satisfies Record<string, z.ZodType>

export type Topics = typeof topics
export type TopicName = keyof Topics
export type TopicEvent<T extends TopicName> = z.output<Topics[T]>
