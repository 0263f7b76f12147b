import { fieldOf, type HeaderField, readHeader } from '../mail/mime/header-fields.ts'
import { parseStructured } from '../mail/mime/parameters.ts'

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
  const has = (name: string): boolean => fieldOf(fields, name) !== undefined
  const saved = /^["<\s]*saved by /i.test(fieldOf(fields, 'from') ?? '')
  if (saved || has('snapshot-content-location') || has('x-document-type')) return true
  return !['from', 'to', 'received', 'message-id'].some(has)
}

function pageHeader(bytes: Uint8Array): readonly HeaderField[] | undefined {
  const head = bytes.subarray(0, headBytes)
  const start = head.findIndex((byte) => byte > 32)
  if (start < 0 || !/^[a-z][\w-]{1,60}:/i.test(String.fromCharCode(...head.subarray(start, start + 64))))
    return undefined
  const { fields } = readHeader(head, start, head.length)
  const { value } = parseStructured(fieldOf(fields, 'content-type') ?? '')
  const isPage = fieldOf(fields, 'mime-version') !== undefined && /^(multipart\/related|text\/html)$/.test(value)
  return isPage ? fields : undefined
}
