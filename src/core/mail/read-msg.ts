import { AssistantError } from '../../api/error.ts'
import { cleanLine } from '../documents/clean-text.ts'
import { type CompoundEntry, openCompoundFile } from '../documents/compound-file.ts'
import { parseAddresses } from './addresses.ts'
import { parseMailDate, utcMailDate } from './mail-date.ts'
import type { BodyPart, MailAttachment, Mailbox, Message } from './message.ts'
import { decodeCharset } from './mime/charset.ts'
import { decodeEncodedWords } from './mime/encoded-words.ts'
import { fieldOf, type HeaderField, readHeader } from './mime/header-fields.ts'
import { decompressRtf } from './msg/compressed-rtf.ts'
import { charsetOf, type MapiProperties, mapiProperties } from './msg/mapi-properties.ts'
import { rtfBody } from './msg/rtf-body.ts'
import { readEml } from './read-eml.ts'
import { signedContent } from './signed-content.ts'

/** More than any program writes; the rest is left out. */
const limits = { depth: 8, attachments: 2_000, recipients: 5_000 }

/** Property numbers (MS-OXPROPS 2). */
const property = {
  messageClass: 0x001a,
  subject: 0x0037,
  submitTime: 0x0039,
  representingName: 0x0042,
  representingAddress: 0x0065,
  headers: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  deliveryTime: 0x0e06,
  body: 0x1000,
  compressedRtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  references: 0x1039,
  inReplyTo: 0x1042,
  displayName: 0x3001,
  address: 0x3003,
  data: 0x3701,
  shortFileName: 0x3704,
  longFileName: 0x3707,
  mimeType: 0x370e,
  contentId: 0x3712,
  smtpAddress: 0x39fe,
  internetCodePage: 0x3fde,
  senderSmtp: 0x5d01,
  representingSmtp: 0x5d02,
  hidden: 0x7ffe,
} as const

/**
 * An Outlook message (MS-OXMSG). Throws `document-damaged` where its container is, `document-encrypted` where it is
 * encrypted (S/MIME) or protected by rights.
 */
export function readMsg(bytes: Uint8Array): Message {
  return messageOf(openCompoundFile(bytes), 0, undefined)
}

function messageOf(storage: CompoundEntry, depth: number, outerCodePage: number | undefined): Message {
  const properties = mapiProperties(storage, depth === 0 ? 32 : 24, outerCodePage)
  const { text } = properties
  const fields = transportHeader(text(property.headers))
  const recipients = storagesOf(storage, '__recip_version1.0_#', limits.recipients).map((entry) =>
    mapiProperties(entry, 8, properties.codePage),
  )
  const ofType = (type: number): Mailbox[] =>
    recipients.filter((one) => (one.number(property.recipientType) ?? 1) === type).map(recipientOf)
  const found = attachmentsOf(storage, depth, properties)
  const bodies = bodiesOf(properties)
  const message: Message = {
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
    ...bodies,
    ...found,
  }
  return depth === 0 ? unwrapped(message, text(property.messageClass) ?? '') : message
}

/** What a signature wraps; throws where the content is encrypted. */
function unwrapped(message: Message, messageClass: string): Message {
  const [first] = message.attachments
  if (first && /^message\.rpmsg$/i.test(first.name)) throw new AssistantError('document-encrypted')
  if (!/\.SMIME(?:$|\.)/i.test(messageClass) || !first) return message
  const signed = /MultipartSigned$/i.test(messageClass) ? first.bytes() : signedContent(first.bytes())
  if (!signed) throw new AssistantError('document-encrypted')
  const { textBody, htmlBody, attachments, messages } = readEml(signed)
  return textBody.length + htmlBody.length === 0 ? message : { ...message, textBody, htmlBody, attachments, messages }
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

function attachmentsOf(
  storage: CompoundEntry,
  depth: number,
  { codePage }: MapiProperties,
): { attachments: MailAttachment[]; messages: Message[] } {
  const attachments: MailAttachment[] = []
  const messages: Message[] = []
  for (const entry of storagesOf(storage, '__attach_version1.0_#', limits.attachments)) {
    const inner = entry.children.find(({ name, kind }) => kind === 'storage' && /^__substg1\.0_3701000D$/i.test(name))
    const isMessage = inner?.children.some(({ name }) => /^__properties_version1\.0$/i.test(name)) ?? false
    if (inner && isMessage && depth < limits.depth) messages.push(messageOf(inner, depth + 1, codePage))
    else attachments.push(attachmentOf(entry, mapiProperties(entry, 8, codePage)))
  }
  return { attachments, messages }
}

function attachmentOf(entry: CompoundEntry, { text, binary, number }: MapiProperties): MailAttachment {
  const name = text(property.longFileName) ?? text(property.shortFileName) ?? text(property.displayName) ?? ''
  const stated = text(property.mimeType)?.toLowerCase() ?? ''
  const isPicture = stated.startsWith('image/') || /\.(?:png|jpe?g|gif|bmp|svg|webp|emf|wmf)$/i.test(name)
  const isHidden = ((number(property.hidden) ?? 0) & 1) === 1
  const stream = entry.children.find((child) => /^__substg1\.0_37010102$/i.test(child.name))
  return {
    name: cleanLine(name),
    type: stated === '' ? 'application/octet-stream' : stated,
    size: stream?.size ?? 0,
    inline: isPicture && (isHidden || text(property.contentId) !== undefined),
    bytes: () => binary(property.data) ?? new Uint8Array(0),
  }
}

function storagesOf(storage: CompoundEntry, prefix: string, most: number): CompoundEntry[] {
  return storage.children.filter(({ name, kind }) => kind === 'storage' && name.startsWith(prefix)).slice(0, most)
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
