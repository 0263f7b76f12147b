import { z } from 'zod'
import { ImportItem, ImportJob } from '../job.ts'
import type { Method } from '../method.ts'
import { ModelChoice } from '../model.ts'
import { nothing } from './nothing.ts'

const byJob = z.strictObject({ jobId: z.string() })

/** Imports. */
export const importMethods = {
  /** Something is about to be dropped or picked: what reads files is started ahead. Returns when it is there. */
  'import.getReady': { input: nothing, output: nothing },
  /** Starts a durable import of files, folders and texts. `collectionName` is made if new. `samples` adds the sample documents. */
  'import.start': {
    input: z.strictObject({
      paths: z.array(z.string()),
      samples: z.boolean().optional(),
      /** Texts that are no files: dropped or pasted words. Each becomes a document of its title. */
      texts: z
        .array(z.strictObject({ title: z.string().trim().min(1).max(200), text: z.string().min(1).max(5_000_000) }))
        .max(20)
        .optional(),
      collectionId: z.string().optional(),
      collectionName: z.string().optional(),
      embedder: ModelChoice.optional(),
    }),
    output: ImportJob,
  },
  'import.list': { input: nothing, output: z.array(ImportJob) },
  /** The files of an import in order; the first `limit` of them where it is given. */
  'import.items': {
    input: z.strictObject({ jobId: z.string(), limit: z.int().min(1).optional() }),
    output: z.array(ImportItem),
  },
  'import.pause': { input: byJob, output: ImportJob },
  'import.resume': { input: byJob, output: ImportJob },
  'import.cancel': { input: byJob, output: ImportJob },
} satisfies Record<string, Method>
