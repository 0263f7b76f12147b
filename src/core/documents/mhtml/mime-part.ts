import iconv from 'iconv-lite'
import { decodeText } from '../decode-text.ts'

/** A MIME entity: header fields by their name in lower case, unfolded, and its body, a byte a character. */
export type MimePart = { fields: ReadonlyMap<string, string>; body: string }

/** A header longer than this is none. */
const longestHeader = 65_536
const mostParts = 10_000

/** Reads an entity's header (RFC 5322, 2.2; RFC 2045, 3). `source` has a byte a character. */
export function parseMimePart(source: string): MimePart {
  const found = /\r?\n\r?\n/.exec(source.slice(0, longestHeader))
  const header = found ? source.slice(0, found.index) : source.slice(0, longestHeader)
  const fields = new Map<string, string>()
  for (const line of header.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return { fields, body: found ? source.slice(found.index + found[0].length) : '' }
}

/** The media type of an entity, in lower case; plain text where it has none. */
export function mediaType({ fields }: MimePart): string {
  return (fields.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** A parameter of the media type, such as `boundary`. */
export function parameterOf({ fields }: MimePart, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(fields.get('content-type') ?? '')
  return found?.[1] ?? found?.[2]
}

/** The parts of a multipart entity (RFC 2046, 5.1); of others, none. */
export function partsOf(part: MimePart): MimePart[] {
  const boundary = parameterOf(part, 'boundary')
  if (!boundary || !mediaType(part).startsWith('multipart/')) return []
  const parts: MimePart[] = []
  const body = `\n${part.body}`
  const delimiter = `\n--${boundary}`
  let start = body.indexOf(delimiter)
  while (start >= 0 && parts.length < mostParts) {
    const from = start + delimiter.length
    if (body.startsWith('--', from)) break
    const next = body.indexOf(delimiter, from)
    const line = body.indexOf('\n', from)
    if (line < 0) break
    parts.push(parseMimePart(body.slice(line + 1, next < 0 ? undefined : next).replace(/\r$/, '')))
    start = next
  }
  return parts
}

/** The text of an entity: transfer encoding undone (RFC 2045, 6), read in its character set or a guessed one. */
export function textOf(part: MimePart): string {
  const bytes = bytesOf(part)
  const charset = parameterOf(part, 'charset') ?? ''
  const isNamed = charset !== '' && !/^(utf-?8|us-ascii)$/i.test(charset) && iconv.encodingExists(charset)
  return isNamed ? iconv.decode(bytes as Buffer, charset) : decodeText(bytes)
}

function bytesOf({ fields, body }: MimePart): Uint8Array {
  switch (fields.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return bytesFrom(decodedBase64(body))
    case 'quoted-printable':
      return bytesFrom(
        body
          .split('\n')
          .map((line) => line.trimEnd())
          .join('\n')
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      )
    default:
      return bytesFrom(body)
  }
}

function decodedBase64(text: string): string {
  const letters = text.replace(/[^A-Za-z0-9+/]/g, '')
  return atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters)
}

function bytesFrom(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
