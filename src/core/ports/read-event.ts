import type { DocumentKind } from '../../api/document-kind.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { ExtractedPage } from './extracted-page.ts'
import type { Member } from './members.ts'

/** What the header of a message says. `sentAt`: milliseconds since 1970; `thread`: the id of the message it began with. */
export type MailFacts = {
  from: string
  to: readonly string[]
  sentAt?: number
  messageId?: string
  thread?: string
}

/**
 * What reading a file yields, in this order: counting (its pages, of a long document; says only that it goes on)..., opened
 * (the number of pages may be an estimate), page-read and member-found..., finished. Archives and mailboxes have
 * members and no pages. A failure is thrown as `AssistantError`.
 */
export type ReadEvent =
  | { type: 'counting' }
  | { type: 'opened'; kind: DocumentKind; title: string; pages: number }
  | { type: 'page-read'; page: ExtractedPage }
  | { type: 'member-found'; member: Member }
  | { type: 'finished'; language: string; warnings: readonly ErrorValue[]; mail?: MailFacts }

/** All that reading a small file gives, at once. */
export type WholeFile = {
  kind: DocumentKind
  title: string
  pages: readonly ExtractedPage[]
  members: readonly Member[]
  language: string
  warnings: readonly ErrorValue[]
  mail?: MailFacts
}
