import type { MailDate } from './mail-date.ts'

/** A person or list in a header field; either part may be ''. */
export type Mailbox = { name: string; address: string }

/** A piece of a body as shown: plain text with line feeds, quoted lines marked by `>`, or HTML source. */
export type BodyPart = { type: 'plain' | 'html'; content: string }

/**
 * A file that travels with a message, or a message within it (`message/rfc822`, named by its subject). `size` in bytes
 * as sent, decoded; `inline`: a picture shown within the text; `bytes` decodes on demand.
 */
export type MailAttachment = { name: string; type: string; size: number; inline: boolean; bytes: () => Uint8Array }

/**
 * A message, whatever file it came in. Two renderings of its body: `textBody` prefers plain text and `htmlBody` HTML,
 * as RFC 8621 4.1.4 has them; one may stand for both.
 */
export type Message = {
  subject: string | undefined
  from: readonly Mailbox[]
  to: readonly Mailbox[]
  cc: readonly Mailbox[]
  bcc: readonly Mailbox[]
  replyTo: readonly Mailbox[]
  date: MailDate | undefined
  /** Without angle brackets, as are the two below. */
  messageId: string | undefined
  inReplyTo: readonly string[]
  references: readonly string[]
  textBody: readonly BodyPart[]
  htmlBody: readonly BodyPart[]
  attachments: readonly MailAttachment[]
}
