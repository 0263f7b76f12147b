import { z } from 'zod'

/** How a document's bytes are read. `archive` and `mailbox` hold other documents and have no text themselves. */
export const DocumentKind = z.enum([
  'pdf',
  'docx',
  'doc',
  'odt',
  'rtf',
  'pptx',
  'odp',
  'epub',
  'sheet',
  'csv',
  'html',
  'markdown',
  'text',
  'code',
  'mail',
  'image',
  'archive',
  'mailbox',
])
export type DocumentKind = z.infer<typeof DocumentKind>
