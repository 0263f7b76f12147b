import { decodeCharset } from './charset.ts'
import { fieldOf, type HeaderField, readHeader } from './header-fields.ts'
import { splitMultipart } from './multipart.ts'
import { parseStructured, type StructuredValue } from './parameters.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** A part of a message (RFC 2045): a leaf with bytes, a message within among them, or a multipart with children. */
export type MimePart = {
  fields: readonly HeaderField[]
  contentType: StructuredValue
  /** `attachment`, `inline` or what else the part says; '' where it says nothing. */
  disposition: string
  fileName: string | undefined
  contentId: string | undefined
  /** The leaf's content, decoded on demand. */
  bytes: () => Uint8Array
  children: readonly MimePart[]
}

/** Parts are read to this depth; what lies deeper is taken as text. */
const deepest = 40
const mostParts = 5_000

/** The part in `bytes`. Never throws: what is not well formed is text. */
export function readPart(bytes: Uint8Array): MimePart {
  return partOf(bytes, 'text/plain', { depth: 0, budget: { parts: mostParts } })
}

type Place = { depth: number; budget: { parts: number } }

function partOf(bytes: Uint8Array, defaultType: string, { depth, budget }: Place): MimePart {
  budget.parts -= 1
  const { fields, bodyStart } = readHeader(bytes, 0, bytes.length)
  const declared = parseStructured(fieldOf(fields, 'content-type') ?? defaultType)
  const contentType = declared.value.includes('/') ? declared : { ...declared, value: defaultType }
  const disposition = parseStructured(fieldOf(fields, 'content-disposition') ?? '')
  const body = bytes.subarray(bodyStart)
  const encoding = (fieldOf(fields, 'content-transfer-encoding') ?? '').toLowerCase()
  const leaf: MimePart = {
    fields,
    contentType,
    disposition: disposition.value,
    fileName: cleanName(disposition.parameters.get('filename') ?? contentType.parameters.get('name')),
    contentId: fieldOf(fields, 'content-id')?.replace(/^<|>$/g, ''),
    bytes: () => decodeTransfer(body, encoding),
    children: [],
  }
  const inner = (part: Uint8Array, type: string): MimePart => partOf(part, type, { depth: depth + 1, budget })
  if (depth >= deepest) return plainLeaf(leaf)
  if (isMessageType(contentType.value)) return leaf
  if (!contentType.value.startsWith('multipart/')) return leaf
  const childType = contentType.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const pieces = splitMultipart(body, contentType.parameters.get('boundary'))
  const children: MimePart[] = []
  for (const piece of pieces) if (budget.parts > 0) children.push(inner(piece, childType))
  return children.length > 0 ? { ...leaf, children } : plainLeaf(leaf)
}

/** A multipart without parts, or one too deep, is shown as the text that it is. */
function plainLeaf(leaf: MimePart): MimePart {
  if (!/^multipart\//.test(leaf.contentType.value)) return leaf
  return { ...leaf, contentType: { value: 'text/plain', parameters: new Map() } }
}

/** Whether a media type is that of a whole message (RFC 2046 5.2.1, RFC 6532 3.7). */
export function isMessageType(type: string): boolean {
  return type === 'message/rfc822' || type === 'message/global'
}

/** Text of a leaf in its charset. */
export function partText(part: MimePart): string {
  return decodeCharset(part.bytes(), part.contentType.parameters.get('charset'))
}

/** The last part of a path, as some programs send whole paths. */
function cleanName(name: string | undefined): string | undefined {
  const base = (name ?? '').split(/[/\\]/).at(-1)?.replace(/\s+/g, ' ').trim()
  return base === '' ? undefined : base
}
