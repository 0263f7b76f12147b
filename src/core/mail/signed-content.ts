import { joinBytes } from '../documents/join-bytes.ts'

/** An element of BER (X.690 8.1): its tag byte, its content's place, and where the next one begins. */
type Element = { tag: number; start: number; end: number; next: number }

const tags = { sequence: 0x30, octets: 0x04, octetPieces: 0x24, explicit0: 0xa0 } as const
/** 1.2.840.113549.1.7.2, signed data. */
const signedData = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
const deepest = 12

/**
 * What a signature encloses (CMS SignedData, RFC 5652 5.1); undefined where bytes are something else, such as encrypted
 * data. The signature is not verified.
 */
export function signedContent(bytes: Uint8Array): Uint8Array | undefined {
  const [outer] = elementsOf(bytes, 0, bytes.length)
  const [type, wrapped] = outer?.tag === tags.sequence ? elementsOf(bytes, outer.start, outer.end) : []
  if (!type || !wrapped || wrapped.tag !== tags.explicit0) return undefined
  if (!signedData.every((byte, at) => bytes[type.start + at] === byte)) return undefined
  const [signed] = elementsOf(bytes, wrapped.start, wrapped.end)
  const fields = signed ? elementsOf(bytes, signed.start, signed.end) : []
  // Version, digests, then the content with its type.
  const encapsulated = fields.find((field) => field.tag === tags.sequence)
  const [, content] = encapsulated ? elementsOf(bytes, encapsulated.start, encapsulated.end) : []
  const [octets] = content?.tag === tags.explicit0 ? elementsOf(bytes, content.start, content.end) : []
  if (!octets) return undefined
  if (octets.tag === tags.octets) return bytes.subarray(octets.start, octets.end)
  if (octets.tag !== tags.octetPieces) return undefined
  return joinBytes(elementsOf(bytes, octets.start, octets.end).map(({ start, end }) => bytes.subarray(start, end)))
}

/** The elements of a content, to the first that is broken. */
function elementsOf(bytes: Uint8Array, start: number, end: number): Element[] {
  const elements: Element[] = []
  for (let at = start; at < end; ) {
    const element = elementAt(bytes, at, end, 0)
    if (!element) break
    elements.push(element)
    at = element.next
  }
  return elements
}

function elementAt(bytes: Uint8Array, at: number, end: number, depth: number): Element | undefined {
  const tag = bytes[at] ?? 0
  const first = bytes[at + 1]
  if (first === undefined || at + 1 >= end || (tag & 0x1f) === 0x1f || depth > deepest) return undefined
  if (tag === 0 && first === 0) return undefined
  if (first === 0x80) return endless(bytes, at, end, depth)
  const count = first < 0x80 ? 0 : first & 0x7f
  if (count > 4) return undefined
  let length = count === 0 ? first : 0
  for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + 2 + i] ?? 0)
  const start = at + 2 + count
  const stop = Math.min(end, start + length)
  return start > end ? undefined : { tag, start, end: stop, next: stop }
}

/** An element of indefinite length: its content ends with two zero bytes. */
function endless(bytes: Uint8Array, at: number, end: number, depth: number): Element | undefined {
  let next = at + 2
  for (let inner = elementAt(bytes, next, end, depth + 1); inner; inner = elementAt(bytes, next, end, depth + 1)) {
    next = inner.next
  }
  return { tag: bytes[at] ?? 0, start: at + 2, end: next, next: Math.min(end, next + 2) }
}
