import { AssistantError } from '../../api/error.ts'
import { cleanLine } from '../documents/clean-text.ts'
import { decodeText } from '../documents/decode-text.ts'
import { parseAddresses } from './addresses.ts'
import { arrangeParts } from './arrange-parts.ts'
import { unwrapFlowed } from './flowed.ts'
import { parseMailDate } from './mail-date.ts'
import type { BodyPart, MailAttachment, Mailbox, Message } from './message.ts'
import { attachedMessageName } from './message-name.ts'
import { decodeEncodedWords } from './mime/encoded-words.ts'
import { fieldOf, type HeaderField, readHeader } from './mime/header-fields.ts'
import { isMessageType, type MimePart, partText, readPart } from './mime/part.ts'
import { signedContent } from './signed-content.ts'
import { withTransported } from './tnef/with-transported.ts'

const mostSignatures = 4

/**
 * A message as RFC 5322 and MIME write it. Malformed parts are text; throws `document-encrypted` where the whole body
 * is (RFC 1847, RFC 8551, RFC 9580).
 */
export function readEml(bytes: Uint8Array): Message {
  const root = readPart(isWide(bytes) ? new TextEncoder().encode(decodeText(bytes)) : bytes)
  return messageOf(opened(root, 0))
}

/** The message with what its signatures enclose as its content. Throws `document-encrypted`. */
function opened(root: MimePart, level: number): MimePart {
  if (isEncrypted(root)) throw new AssistantError('document-encrypted')
  if (!/^application\/(x-)?pkcs7-mime$/.test(root.contentType.value)) return root
  const content = level < mostSignatures ? signedContent(root.bytes()) : undefined
  if (!content) throw new AssistantError('document-encrypted')
  return opened({ ...readPart(content), fields: root.fields }, level + 1)
}

/** Saved as UTF-16 by a text editor. */
function isWide([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

function messageOf(root: MimePart): Message {
  const { fields } = root
  const { textBody, htmlBody, attached } = arrangeParts(root)
  const text = (name: string): string | undefined => {
    const value = cleanLine(decodeEncodedWords(fieldOf(fields, name) ?? ''))
    return value === '' ? undefined : value
  }
  return {
    subject: text('subject'),
    from: addressesOf(fields, 'from', 'sender'),
    to: addressesOf(fields, 'to'),
    cc: addressesOf(fields, 'cc'),
    bcc: addressesOf(fields, 'bcc'),
    replyTo: addressesOf(fields, 'reply-to'),
    date: parseMailDate(fieldOf(fields, 'date') ?? ''),
    messageId: identifiers(fieldOf(fields, 'message-id'))[0],
    inReplyTo: identifiers(fieldOf(fields, 'in-reply-to')),
    references: identifiers(fieldOf(fields, 'references')),
    ...withTransported({
      textBody: textBody.map(bodyPart),
      htmlBody: htmlBody.map(bodyPart),
      attachments: attached.map(attachmentOf),
    }),
  }
}

/** All fields of the first name that has any: some programs write one per recipient. */
function addressesOf(fields: readonly HeaderField[], ...names: readonly string[]): Mailbox[] {
  for (const name of names) {
    const found = fields.filter((field) => field.name === name).slice(0, 100)
    const mailboxes = found.flatMap((field) => parseAddresses(field.value))
    if (mailboxes.length > 0) return mailboxes
  }
  return []
}

function identifiers(field = ''): string[] {
  const bracketed = [...field.slice(0, 65_536).matchAll(/<([^<>]+)>/g)].flatMap(([, id]) => id?.trim() ?? [])
  return bracketed.length > 0 ? bracketed : field.split(/\s+/).filter((word) => word !== '')
}

function bodyPart(part: MimePart): BodyPart {
  const text = partText(part)
  if (part.contentType.value === 'text/html') return { type: 'html', content: text }
  const { parameters } = part.contentType
  const isFlowed = parameters.get('format')?.toLowerCase() === 'flowed'
  return {
    type: 'plain',
    content: isFlowed ? unwrapFlowed(text, parameters.get('delsp')?.toLowerCase() === 'yes') : text,
  }
}

function attachmentOf(part: MimePart): MailAttachment {
  const { contentType, fileName, contentId, disposition, bytes } = part
  const inline = disposition !== 'attachment' && contentType.value.startsWith('image/') && contentId !== undefined
  const content = bytes()
  const within = isMessageType(contentType.value) ? messageWithin(content, fileName) : undefined
  if (within) return { ...within, size: content.length, inline: false, bytes }
  return { name: cleanLine(fileName ?? ''), type: contentType.value, size: content.length, inline, bytes }
}

/** A message is called by its subject; undefined where the part is none. */
function messageWithin(content: Uint8Array, fileName: string | undefined): { name: string; type: string } | undefined {
  const { fields } = readHeader(content, 0, Math.min(content.length, 65_536))
  if (fields.length === 0) return undefined
  return { name: attachedMessageName(fieldOf(fields, 'subject') ?? fileName), type: 'message/rfc822' }
}

/** The whole body encrypted: PGP/MIME, or PGP armour as the only text. */
function isEncrypted(root: MimePart): boolean {
  const { value } = root.contentType
  if (value === 'multipart/encrypted') return true
  return value === 'text/plain' && root.children.length === 0 && isArmoured(root)
}

function isArmoured(part: MimePart): boolean {
  const head = String.fromCharCode(...part.bytes().subarray(0, 200))
  return head.trimStart().startsWith('-----BEGIN PGP MESSAGE-----')
}
