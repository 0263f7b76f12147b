import { lineEnd } from './lines.ts'

/**
 * The parts between the delimiter lines of a boundary (RFC 2046 5.1.1), the line end before a delimiter left out. A
 * missing end takes the rest. A boundary that is missing or never used gives way to the first line that looks like one.
 */
export function splitMultipart(body: Uint8Array, boundary: string | undefined): Uint8Array[] {
  const parts = boundary === undefined || boundary === '' ? [] : splitAt(body, boundary)
  if (parts.length > 0) return parts
  const found = firstDelimiter(body)
  return found === undefined || found === boundary ? [] : splitAt(body, found)
}

function splitAt(body: Uint8Array, boundary: string): Uint8Array[] {
  const delimiter = new TextEncoder().encode(`--${boundary.trimEnd()}`)
  const parts: Uint8Array[] = []
  let start = -1
  for (let at = 0; at < body.length; ) {
    const next = lineEnd(body, at, body.length)
    const kind = delimiterKind(body, at, next, delimiter)
    if (kind !== 'none') {
      if (start >= 0) parts.push(body.subarray(start, Math.max(start, withoutLineEnd(body, at))))
      start = kind === 'opens' ? next : -1
    }
    at = next
  }
  if (start >= 0 && start < body.length) parts.push(body.subarray(start))
  return parts
}

function delimiterKind(body: Uint8Array, at: number, next: number, delimiter: Uint8Array): 'none' | 'opens' | 'closes' {
  if (body[at] !== 0x2d || body[at + 1] !== 0x2d || next - at < delimiter.length) return 'none'
  for (let i = 2; i < delimiter.length; i += 1) if (body[at + i] !== delimiter[i]) return 'none'
  const rest = String.fromCharCode(...body.subarray(at + delimiter.length, Math.min(next, at + delimiter.length + 80)))
  if (rest.trim() === '') return 'opens'
  return rest.startsWith('--') && rest.slice(2).trim() === '' ? 'closes' : 'none'
}

function withoutLineEnd(body: Uint8Array, at: number): number {
  if (body[at - 1] !== 0x0a) return at
  return body[at - 2] === 0x0d ? at - 2 : at - 1
}

/** The boundary of the first line such as `--=_Part_7`, followed by a field of a part's header. */
function firstDelimiter(body: Uint8Array): string | undefined {
  const head = String.fromCharCode(...body.subarray(0, 8_192))
  return /^--([^\s-][^\s]{0,99}|-{3,60}[^\s-][^\s]{0,60})[ \t]*\r?\n[!-9;-~]+:/m.exec(head)?.[1]
}
