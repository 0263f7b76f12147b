import { z } from 'zod'
import { Span } from './span.ts'

/** Where words stand: a document's revision, its name, and the spans. `text` is the join of the spans' texts. */
export const place = {
  documentId: z.string(),
  revisionId: z.string(),
  path: z.string(),
  title: z.string(),
  headingPath: z.array(z.string()),
  spans: z.array(Span),
  text: z.string(),
}
