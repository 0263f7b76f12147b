import { mediaType, parseMimePart } from './mime-part.ts'

const headBytes = 8_192

/** Whether bytes begin with the header of a MIME entity that holds a web page. */
export function isMimePage(bytes: Uint8Array): boolean {
  return pageHeader(bytes) !== undefined
}

/**
 * Whether a file is a web page saved with its parts (MHTML, RFC 2557) and not a mail that looks the same: by its
 * extension, by what browsers and Word write, else by the fields that only mail has.
 */
export function isMhtml(bytes: Uint8Array, extension: string): boolean {
  const fields = pageHeader(bytes)
  if (!fields) return false
  if (/^mht(ml)?$/.test(extension)) return true
  const saved = /^["<\s]*saved by /i.test(fields.get('from') ?? '')
  if (saved || fields.has('snapshot-content-location') || fields.has('x-document-type')) return true
  return !['from', 'to', 'received', 'message-id'].some((name) => fields.has(name))
}

function pageHeader(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes)).trimStart()
  if (!/^[a-z][\w-]{1,60}:/i.test(head)) return undefined
  const part = parseMimePart(head)
  const isPage = part.fields.has('mime-version') && /^(multipart\/related|text\/html)$/.test(mediaType(part))
  return isPage ? part.fields : undefined
}
