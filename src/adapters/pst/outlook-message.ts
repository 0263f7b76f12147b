import type { PSTAttachment, PSTMessage } from 'pst-extractor'
import type { MailAttachment, Message } from '../../core/mail/message.ts'
import { messageAttachment } from '../../core/mail/message-attachment.ts'
import { mapiAttachment, mapiMessage } from '../../core/mail/msg/mapi-message.ts'
import type { MapiProperties } from '../../core/mail/msg/mapi-properties.ts'
import { outlookProperties } from './outlook-properties.ts'
import { quietly } from './quietly.ts'

/** More than any program writes; the rest is left out. */
const limits = { depth: 8, attachments: 2_000, recipients: 5_000 }

/** A message of an Outlook data file; messages within it are attachments, written as EML. Throws where it is damaged. */
export function outlookMessage(message: PSTMessage, depth = 0): Message {
  return mapiMessage(outlookProperties(message), recipientsOf(message), attachmentsOf(message, depth))
}

function recipientsOf(message: PSTMessage): MapiProperties[] {
  const count = Math.min(limits.recipients, message.numberOfRecipients)
  return Array.from({ length: count }, (_, at) => message.getRecipient(at)).flatMap((recipient) =>
    recipient ? [outlookProperties(recipient)] : [],
  )
}

function attachmentsOf(message: PSTMessage, depth: number): MailAttachment[] {
  const count = message.hasAttachments ? Math.min(limits.attachments, message.numberOfAttachments) : 0
  return Array.from({ length: count }, (_, at) => attachmentOf(message.getAttachment(at), depth))
}

function attachmentOf(attachment: PSTAttachment, depth: number): MailAttachment {
  const inner = depth < limits.depth ? attachment.embeddedPSTMessage : null
  if (inner) return messageAttachment(outlookMessage(inner, depth + 1), depth + 1)
  return mapiAttachment(outlookProperties(attachment), attachment.filesize, () => quietly(() => contentOf(attachment)))
}

/** A damaged attachment is an empty file, so that its message is not lost with it. */
function contentOf(attachment: PSTAttachment): Uint8Array {
  try {
    const stream = attachment.fileInputStream
    const bytes = Buffer.alloc(stream?.length.toNumber() ?? 0)
    if (bytes.length > 0) stream?.readCompletely(bytes)
    return bytes
  } catch {
    return new Uint8Array(0)
  }
}
