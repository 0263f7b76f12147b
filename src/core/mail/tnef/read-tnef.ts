import { AssistantError } from '../../../api/error.ts'
import { cleanLine } from '../../documents/clean-text.ts'
import type { MailAttachment, Message } from '../message.ts'
import { messageAttachment } from '../message-attachment.ts'
import { decodeCharset } from '../mime/charset.ts'
import { mapiAttachment, mapiMessage } from '../msg/mapi-message.ts'
import { charsetOf, type MapiProperties } from '../msg/mapi-properties.ts'
import { property } from '../msg/property-ids.ts'
import { type TnefProperties, tnefProperties } from './tnef-properties.ts'
import { tnefReader } from './tnef-reader.ts'

const signature = [0x78, 0x9f, 0x3e, 0x22]
/** Messages within messages are read to this depth. */
const deepest = 8
const mostAttachments = 2_000

/** Attributes (MS-OXTNEF 2.1.3.3) by the lower half of their number. */
const attribute = {
  subject: 0x8004,
  body: 0x800c,
  attachmentData: 0x800f,
  attachmentTitle: 0x8010,
  renderData: 0x9002,
  messageProperties: 0x9003,
  recipients: 0x9004,
  attachmentProperties: 0x9005,
  codePage: 0x9007,
} as const

type Attachment = { title?: string; data?: Uint8Array; properties?: TnefProperties }

/** Whether bytes begin as a file in Microsoft's transport format, known as winmail.dat. */
export function isTnef(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/**
 * The message in a winmail.dat file (MS-OXTNEF); messages within it are attachments, written as EML. What is cut off is
 * left out; throws `document-damaged` where it is no such file.
 */
export function readTnef(bytes: Uint8Array): Message {
  return messageOf(bytes, 0)
}

function messageOf(bytes: Uint8Array, depth: number): Message {
  if (!isTnef(bytes)) throw new AssistantError('document-damaged')
  const found = { subject: undefined as string | undefined, body: undefined as string | undefined }
  let codePage: number | undefined
  let properties: MapiProperties = tnefProperties(tnefReader(new Uint8Array(0)), undefined)
  let recipients: MapiProperties[] = []
  const attachments: Attachment[] = []
  const text = (data: Uint8Array): string => decodeCharset(data, charsetOf(codePage)).replace(/\0[^]*$/, '')
  for (const { id, data } of attributesOf(bytes)) {
    const last = attachments.at(-1)
    switch (id) {
      case attribute.codePage:
        codePage = data.length >= 4 ? tnefReader(data).word() : undefined
        break
      case attribute.subject:
        found.subject = text(data)
        break
      case attribute.body:
        found.body = text(data)
        break
      case attribute.messageProperties:
        properties = tnefProperties(tnefReader(data), codePage)
        break
      case attribute.recipients:
        recipients = recipientsOf(data, codePage)
        break
      case attribute.renderData:
        if (attachments.length < mostAttachments) attachments.push({})
        break
      case attribute.attachmentTitle:
        if (last) last.title = text(data)
        break
      case attribute.attachmentData:
        if (last) last.data = data
        break
      case attribute.attachmentProperties:
        if (last) last.properties = tnefProperties(tnefReader(data), codePage)
        break
    }
  }
  const message = mapiMessage(
    properties,
    recipients,
    attachments.map((one) => attachmentOf(one, depth)),
  )
  const body = found.body?.trim() ? [{ type: 'plain' as const, content: found.body }] : []
  return {
    ...message,
    subject: message.subject ?? (cleanLine(found.subject ?? '') || undefined),
    ...(message.textBody.length === 0 ? { textBody: body, htmlBody: body } : {}),
  }
}

/** Level, number, data and checksum each; those before the file breaks off. */
function* attributesOf(bytes: Uint8Array): Generator<{ id: number; data: Uint8Array }> {
  const reader = tnefReader(bytes)
  try {
    reader.take(6)
    while (!reader.atEnd()) {
      reader.byte()
      const id = reader.word() & 0xffff
      const data = reader.take(reader.word())
      yield { id, data }
      reader.short()
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}

function recipientsOf(data: Uint8Array, codePage: number | undefined): MapiProperties[] {
  const reader = tnefReader(data)
  const recipients: MapiProperties[] = []
  try {
    for (let left = Math.min(reader.word(), 5_000); left > 0 && !reader.atEnd(); left -= 1)
      recipients.push(tnefProperties(reader, codePage))
  } catch {
    // Cut off.
  }
  return recipients
}

function attachmentOf({ title, data, properties }: Attachment, depth: number): MailAttachment {
  const own = properties ?? tnefProperties(tnefReader(new Uint8Array(0)), undefined)
  const inner = own.object()
  if (inner && isTnef(inner) && depth < deepest) return messageAttachment(messageOf(inner, depth + 1), depth + 1)
  const content = own.binary(property.data) ?? data ?? new Uint8Array(0)
  const attachment = mapiAttachment(own, (data ?? content).length, () => data ?? content)
  return attachment.name === '' ? { ...attachment, name: cleanLine(title ?? '') } : attachment
}
