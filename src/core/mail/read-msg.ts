import { AssistantError } from '../../api/error.ts'
import { type CompoundEntry, openCompoundFile } from '../documents/compound-file.ts'
import type { MailAttachment, Message } from './message.ts'
import { messageAttachment } from './message-attachment.ts'
import { mapiAttachment, mapiMessage } from './msg/mapi-message.ts'
import { type MapiProperties, mapiProperties } from './msg/mapi-properties.ts'
import { property } from './msg/property-ids.ts'
import { readEml } from './read-eml.ts'
import { signedContent } from './signed-content.ts'

/** More than any program writes; the rest is left out. */
const limits = { depth: 8, attachments: 2_000, recipients: 5_000 }

/**
 * An Outlook message (MS-OXMSG); messages within it are attachments, written as EML. Throws `document-damaged` where its
 * container is, `document-encrypted` where it is encrypted (S/MIME) or protected by rights.
 */
export function readMsg(bytes: Uint8Array): Message {
  return messageOf(openCompoundFile(bytes), 0, undefined)
}

function messageOf(storage: CompoundEntry, depth: number, outerCodePage: number | undefined): Message {
  const properties = mapiProperties(storage, depth === 0 ? 32 : 24, outerCodePage)
  const recipients = storagesOf(storage, '__recip_version1.0_#', limits.recipients).map((entry) =>
    mapiProperties(entry, 8, properties.codePage),
  )
  const message = mapiMessage(properties, recipients, attachmentsOf(storage, depth, properties))
  return depth === 0 ? unwrapped(message, properties.text(property.messageClass) ?? '') : message
}

/** What a signature wraps; throws where the content is encrypted. */
function unwrapped(message: Message, messageClass: string): Message {
  const [first] = message.attachments
  if (first && /^message\.rpmsg$/i.test(first.name)) throw new AssistantError('document-encrypted')
  if (!/\.SMIME(?:$|\.)/i.test(messageClass) || !first) return message
  const signed = /MultipartSigned$/i.test(messageClass) ? first.bytes() : signedContent(first.bytes())
  if (!signed) throw new AssistantError('document-encrypted')
  const { textBody, htmlBody, attachments } = readEml(signed)
  return textBody.length + htmlBody.length === 0 ? message : { ...message, textBody, htmlBody, attachments }
}

function attachmentsOf(storage: CompoundEntry, depth: number, { codePage }: MapiProperties): MailAttachment[] {
  return storagesOf(storage, '__attach_version1.0_#', limits.attachments).map((entry) => {
    const inner = entry.children.find(({ name, kind }) => kind === 'storage' && /^__substg1\.0_3701000D$/i.test(name))
    const isMessage = inner?.children.some(({ name }) => /^__properties_version1\.0$/i.test(name)) ?? false
    if (inner && isMessage && depth < limits.depth) {
      return messageAttachment(messageOf(inner, depth + 1, codePage), depth + 1)
    }
    const properties = mapiProperties(entry, 8, codePage)
    const stream = entry.children.find((child) => /^__substg1\.0_37010102$/i.test(child.name))
    return mapiAttachment(properties, stream?.size ?? 0, () => properties.binary(property.data) ?? new Uint8Array(0))
  })
}

function storagesOf(storage: CompoundEntry, prefix: string, most: number): CompoundEntry[] {
  return storage.children.filter(({ name, kind }) => kind === 'storage' && name.startsWith(prefix)).slice(0, most)
}
