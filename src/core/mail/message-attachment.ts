import { joinBytes } from '../documents/join-bytes.ts'
import type { MailAttachment, Message } from './message.ts'
import { attachedMessageName } from './message-name.ts'
import { writeEml } from './write-eml.ts'

/** A message as an attachment of another, written as EML; `depth` of it there, from 1. */
export function messageAttachment(message: Message, depth: number): MailAttachment {
  const content = joinBytes([...writeEml(message, depth)])
  return {
    name: attachedMessageName(message.subject),
    type: 'message/rfc822',
    size: content.length,
    inline: false,
    bytes: () => content,
  }
}
