import { decodeText } from '../../documents/decode-text.ts'

/** A header of a tar archive (POSIX.1-1988 ustar, GNU tar). `type` is its type flag. */
export type TarHeader = { path: string; size: number; modifiedAt: number; type: string }

export const tarBlockBytes = 512

/** The header in a block; undefined where its checksum is wrong. */
export function tarHeader(block: Uint8Array): TarHeader | undefined {
  if (block.length < tarBlockBytes) return undefined
  let sum = 0
  for (let at = 0; at < tarBlockBytes; at += 1) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0)
  if (sum !== number(block, 148, 8)) return undefined
  const isUstar = text(block, 257, 5) === 'ustar'
  // GNU tar keeps other things where POSIX has the path's first part.
  const prefix = isUstar && block[262] === 0 ? text(block, 345, 155) : ''
  const path = text(block, 0, 100)
  return {
    path: prefix === '' ? path : `${prefix}/${path}`,
    size: number(block, 124, 12),
    modifiedAt: number(block, 136, 12) * 1_000,
    type: String.fromCharCode(block[156] || 0x30),
  }
}

/** Records of a pax header (POSIX.1-2001): `length key=value\n` each. */
export function paxRecords(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const [, digits = ''] = /^(\d{1,9}) /.exec(String.fromCharCode(...bytes.subarray(at, at + 10))) ?? []
    const length = Number(digits)
    if (length <= digits.length + 2) break
    const record = new TextDecoder().decode(bytes.subarray(at + digits.length + 1, at + length - 1))
    const sign = record.indexOf('=')
    if (sign > 0) records.set(record.slice(0, sign), record.slice(sign + 1))
    at += length
  }
  return records
}

function text(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length)
  const end = field.indexOf(0)
  return decodeText(end < 0 ? field : field.subarray(0, end))
}

/** Octal digits, or a number of 12 bytes marked by the highest bit (GNU). */
function number(block: Uint8Array, start: number, length: number): number {
  const field = block.subarray(start, start + length)
  if (((field[0] ?? 0) & 0x80) !== 0) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
  return Number.parseInt(text(block, start, length).trim() || '0', 8) || 0
}
