import { z } from 'zod'
import { KeptPassage } from '../kept.ts'
import type { Method } from '../method.ts'
import { Span } from '../span.ts'
import { nothing } from './nothing.ts'

/** Kept passages. */
export const keptMethods = {
  /** Kept passages, the newest first. */
  'kept.list': { input: nothing, output: z.array(KeptPassage) },
  /**
   * Keeps words of a document; words that are kept already give the passage that holds them. The `id` of a passage
   * removed less than 30 seconds ago brings that one back, whatever else is given; otherwise it is the new one's.
   * Errors: `document-not-found`, `bad-request` where a span is not in the revision that the document shows.
   */
  'kept.add': {
    input: z.strictObject({
      id: z.uuid().optional(),
      documentId: z.string(),
      revisionId: z.string(),
      spans: z.array(Span).min(1),
      headingPath: z.array(z.string()),
    }),
    output: KeptPassage,
  },
  /** Removes a kept passage; one that is not there is no error. */
  'kept.remove': { input: z.strictObject({ id: z.string() }), output: nothing },
} satisfies Record<string, Method>
