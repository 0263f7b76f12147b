import { z } from 'zod'
import { DocumentKind } from './document-kind.ts'

/**
 * Which documents: those that agree with every field given. `kinds`, `languages` (ISO 639-1) and `folders` (paths, with all
 * below them) hold alternatives. `from` and `to` are milliseconds since 1970, both included, of the day a message was sent
 * or a file was last changed. `sender` and `name` are parts of the sender's name or address, and of title or path, in
 * any case.
 */
export const DocumentFilter = z.strictObject({
  kinds: z.array(DocumentKind).min(1).optional(),
  languages: z.array(z.string()).min(1).optional(),
  folders: z.array(z.string()).min(1).optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  sender: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
})
export type DocumentFilter = z.infer<typeof DocumentFilter>
