import { cleanLine } from '../../documents/clean-text.ts'
import { parseAddresses } from '../addresses.ts'
import { parseMailDate, utcMailDate } from '../mail-date.ts'
import type { BodyPart, MailAttachment, Mailbox, Message } from '../message.ts'
import { decodeCharset } from '../mime/charset.ts'
import { decodeEncodedWords } from '../mime/encoded-words.ts'
import { fieldOf, type HeaderField, readHeader } from '../mime/header-fields.ts'
import { decompressRtf } from './compressed-rtf.ts'
import { charsetOf, type MapiProperties } from './mapi-properties.ts'
import { property } from './property-ids.ts'
import { rtfBody } from './rtf-body.ts'

/** The message that properties describe, with those of its recipients. */
export function mapiMessage(
  properties: MapiProperties,
  recipients: readonly MapiProperties[],
  attachments: readonly MailAttachment[],
): Message {
  const { text } = properties
  const fields = transportHeader(text(property.headers))
  const ofType = (type: number): Mailbox[] =>
    recipients.filter((one) => (one.number(property.recipientType) ?? 1) === type).map(recipientOf)
  return {
    subject: cleanSubject(text(property.subject)),
    from: senderOf(properties, fields),
    to: ofType(1),
    cc: ofType(2),
    bcc: ofType(3),
    replyTo: parseAddresses(fieldOf(fields, 'reply-to')),
    date: parseMailDate(fieldOf(fields, 'date') ?? '') ?? sentAt(properties),
    messageId: identifiers(text(property.messageId) ?? fieldOf(fields, 'message-id'))[0],
    inReplyTo: identifiers(text(property.inReplyTo) ?? fieldOf(fields, 'in-reply-to')),
    references: identifiers(text(property.references) ?? fieldOf(fields, 'references')),
    ...bodiesOf(properties),
    attachments,
  }
}

/** The attachment that properties describe; `size` of its `bytes`. */
export function mapiAttachment(
  { text, number }: MapiProperties,
  size: number,
  bytes: () => Uint8Array,
): MailAttachment {
  const name = text(property.longFileName) ?? text(property.shortFileName) ?? text(property.displayName) ?? ''
  const stated = text(property.mimeType)?.toLowerCase() ?? ''
  const isPicture = stated.startsWith('image/') || /\.(?:png|jpe?g|gif|bmp|svg|webp|emf|wmf)$/i.test(name)
  const isHidden = ((number(property.hidden) ?? 0) & 1) === 1
  return {
    name: cleanLine(name),
    type: stated === '' ? 'application/octet-stream' : stated,
    size,
    inline: isPicture && (isHidden || text(property.contentId) !== undefined),
    bytes,
  }
}

function bodiesOf(properties: MapiProperties): { textBody: BodyPart[]; htmlBody: BodyPart[] } {
  const plain = properties.text(property.body) ?? ''
  const htmlBytes = properties.binary(property.html)
  const htmlCharset = charsetOf(properties.number(property.internetCodePage) ?? properties.codePage)
  const html = htmlBytes ? decodeCharset(htmlBytes, htmlCharset) : (properties.text(property.html) ?? '')
  const textPart: BodyPart[] = plain.trim() === '' ? [] : [{ type: 'plain', content: plain }]
  const htmlPart: BodyPart[] = html.trim() === '' ? [] : [{ type: 'html', content: html }]
  const parts = [...textPart, ...htmlPart]
  if (parts.length > 0) {
    return { textBody: textPart.length > 0 ? textPart : parts, htmlBody: htmlPart.length > 0 ? htmlPart : parts }
  }
  const rtf = decompressRtf(properties.binary(property.compressedRtf) ?? new Uint8Array(0))
  const body = rtf ? [rtfBody(rtf)] : []
  return { textBody: body, htmlBody: body }
}

/** The header as it came over the wire, kept with received messages. */
function transportHeader(text: string | undefined): readonly HeaderField[] {
  const bytes = new TextEncoder().encode((text ?? '').trimStart())
  return readHeader(bytes, 0, bytes.length).fields
}

function senderOf({ text }: MapiProperties, fields: readonly HeaderField[]): Mailbox[] {
  const named = mailboxOf(
    text(property.representingName) ?? text(property.senderName),
    [text(property.representingSmtp), text(property.representingAddress), text(property.senderSmtp)],
    text(property.senderAddress),
  )
  if (named.name !== '' && named.address !== '') return [named]
  const wire = parseAddresses(fieldOf(fields, 'from')).slice(0, 1)
  if (wire.length > 0) return wire
  return named.name === '' && named.address === '' ? [] : [named]
}

function recipientOf({ text }: MapiProperties): Mailbox {
  return mailboxOf(text(property.displayName), [text(property.smtpAddress)], text(property.address))
}

/** An address inside Exchange (`/O=…`) says nothing to a reader and is left out. */
function mailboxOf(name = '', addresses: readonly (string | undefined)[] = [], last?: string): Mailbox {
  const address = [...addresses, last].find((one) => one?.includes('@')) ?? ''
  return { name: cleanLine(decodeEncodedWords(name)).replace(/^'(.*)'$/, '$1'), address: cleanLine(address) }
}

function sentAt({ time }: MapiProperties): Message['date'] {
  const at = time(property.submitTime) ?? time(property.deliveryTime)
  return at === undefined ? undefined : utcMailDate(at)
}

function identifiers(field = ''): string[] {
  return [...field.slice(0, 65_536).matchAll(/<([^<>]+)>/g)].flatMap(([, id]) => id?.trim() ?? [])
}

/** A control character and a length may stand before a subject (MS-OXCMSG 2.2.1.46). */
function cleanSubject(subject = ''): string | undefined {
  const text = cleanLine(subject.replace(/^\u0001./, ''))
  return text === '' ? undefined : text
}
