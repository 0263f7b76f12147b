import { z } from 'zod'
import { DocumentKind } from './document-kind.ts'
import { Span } from './span.ts'
import { Version } from './version.ts'

/**
 * Where words stand: a document's revision, its name, and the spans. `text` is the join of the spans' texts; `pageLabel`:
 * what the first page is called, of sheets and chapters; `version`: of documents that are not the only one of their file.
 * These and `kind` are absent in what was stored before them.
 */
export const place = {
  documentId: z.string(),
  revisionId: z.string(),
  path: z.string(),
  title: z.string(),
  kind: DocumentKind.optional(),
  pageLabel: z.string().optional(),
  version: Version.optional(),
  headingPath: z.array(z.string()),
  spans: z.array(Span),
  text: z.string(),
}
