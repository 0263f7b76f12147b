import { formatMailDate } from './mail-date.ts'
import type { BodyPart, MailAttachment, Mailbox, Message } from './message.ts'

const base64Line = 57
/** Encoded words have at most 75 characters (RFC 2047 2). */
const wordBytes = 45
const codes = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const padding = 0x3d
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/**
 * A message as RFC 5322 and MIME write it, in pieces: what an Outlook file keeps becomes a file that every mail program
 * opens. The same message gives the same bytes. A message that will lie within another is written at its `depth` there, so
 * that their boundaries differ.
 */
export function* writeEml(message: Message, depth = 0): Generator<Uint8Array> {
  const { textBody, htmlBody, attachments } = message
  const boundary = `carrel-part-${depth}`
  const plain = textBody.find(({ type }) => type === 'plain')
  const html = htmlBody.find(({ type }) => type === 'html')
  const bodies = [plain, html].filter((part) => part !== undefined)
  yield lines([
    ...headerLines(message),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}-mixed"`,
    '',
    ...(bodies.length > 0
      ? [`--${boundary}-mixed`, `Content-Type: multipart/alternative; boundary="${boundary}-body"`, '']
      : []),
  ])
  for (const body of bodies) yield* bodyPart(body, `${boundary}-body`)
  if (bodies.length > 0) yield lines([`--${boundary}-body--`])
  for (const attachment of attachments) yield* attachedPart(attachment, `${boundary}-mixed`)
  yield lines([`--${boundary}-mixed--`])
}

function headerLines({
  from,
  to,
  cc,
  bcc,
  replyTo,
  subject,
  date,
  messageId,
  inReplyTo,
  references,
}: Message): string[] {
  const mailboxes = (name: string, list: readonly Mailbox[]): string[] =>
    list.length === 0 ? [] : [`${name}: ${list.map(mailboxText).join(',\r\n ')}`]
  const ids = (name: string, list: readonly string[]): string[] => {
    const known = list.map((id) => ascii(id).replace(/[<>\s]/g, '')).filter((id) => id !== '')
    return known.length === 0 ? [] : [`${name}: ${known.map((id) => `<${id}>`).join('\r\n ')}`]
  }
  return [
    ...mailboxes('From', from),
    ...mailboxes('To', to),
    ...mailboxes('Cc', cc),
    ...mailboxes('Bcc', bcc),
    ...mailboxes('Reply-To', replyTo),
    ...(subject === undefined ? [] : [`Subject: ${encodedText(subject)}`]),
    ...(date ? [`Date: ${date.day} ${months[date.month - 1]} ${date.year} ${zoned(formatMailDate(date))}`] : []),
    ...ids('Message-ID', messageId === undefined ? [] : [messageId]),
    ...ids('In-Reply-To', inReplyTo),
    ...ids('References', references),
  ]
}

/** `14:05:00 +0100` of `2025-03-12 14:05:00 +01:00`. */
function zoned(date: string): string {
  return date.replace(/^\S+ /, '').replace(/(?<=[+-]\d\d):/, '')
}

function mailboxText({ name, address }: Mailbox): string {
  const safe = ascii(address).replace(/[<>,;"\s]/g, '')
  if (name === '') return `<${safe}>`
  return `${encodedWords(name)} <${safe}>`
}

function encodedText(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return /^[\x20-\x7E]{0,60}$/.test(line) && !line.includes('=?') ? line : encodedWords(line)
}

function encodedWords(text: string): string {
  const words: string[] = []
  let held = ''
  let size = 0
  for (const letter of text) {
    const bytes = new TextEncoder().encode(letter).length
    if (size + bytes > wordBytes) {
      words.push(held)
      held = ''
      size = 0
    }
    held += letter
    size += bytes
  }
  words.push(held)
  return words.map((word) => `=?utf-8?B?${base64(new TextEncoder().encode(word))}?=`).join('\r\n ')
}

function* bodyPart({ type, content }: BodyPart, boundary: string): Generator<Uint8Array> {
  yield lines([`--${boundary}`, `Content-Type: text/${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', ''])
  yield* base64Lines(new TextEncoder().encode(content))
}

function* attachedPart({ name, type, inline, bytes }: MailAttachment, boundary: string): Generator<Uint8Array> {
  const content = bytes()
  const media = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream'
  const parameter = name === '' ? '' : `;\r\n filename*=utf-8''${percent(name)}`
  yield lines([
    `--${boundary}`,
    // Messages may not be encoded (RFC 2046 5.2.1).
    `Content-Type: ${media}`,
    `Content-Disposition: ${inline ? 'inline' : 'attachment'}${parameter}`,
    ...(inline ? ['Content-ID: <inline>'] : []),
    ...(media === 'message/rfc822' ? [''] : ['Content-Transfer-Encoding: base64', '']),
  ])
  if (media === 'message/rfc822') {
    yield content
    yield lines([''])
  } else yield* base64Lines(content)
}

function percent(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
}

function* base64Lines(bytes: Uint8Array): Generator<Uint8Array> {
  const linesAtOnce = 4_096
  for (let at = 0; at < bytes.length; at += base64Line * linesAtOnce) {
    yield base64Block(bytes.subarray(at, at + base64Line * linesAtOnce))
  }
  yield lines([''])
}

/** Whole lines with their ends. */
function base64Block(bytes: Uint8Array): Uint8Array {
  const perLine = (base64Line / 3) * 4 + 2
  const block = new Uint8Array(Math.ceil(bytes.length / base64Line) * perLine)
  let end = 0
  for (let at = 0; at < bytes.length; at += base64Line) {
    end = putBase64(bytes, at, Math.min(bytes.length, at + base64Line), block, end)
    block[end++] = 0x0d
    block[end++] = 0x0a
  }
  return block.subarray(0, end)
}

/** Writes the bytes from `start` to `stop` as base64 at `place`; where it ends. */
function putBase64(bytes: Uint8Array, start: number, stop: number, to: Uint8Array, place: number): number {
  for (let at = start; at < stop; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    to[place++] = codes[word >> 18] ?? 0
    to[place++] = codes[(word >> 12) & 63] ?? 0
    to[place++] = at + 1 < stop ? (codes[(word >> 6) & 63] ?? 0) : padding
    to[place++] = at + 2 < stop ? (codes[word & 63] ?? 0) : padding
  }
  return place
}

function base64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  putBase64(bytes, 0, bytes.length, text, 0)
  return String.fromCharCode(...text)
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7E]/g, '')
}

function lines(list: readonly string[]): Uint8Array {
  return new TextEncoder().encode(list.map((line) => `${line}\r\n`).join(''))
}
