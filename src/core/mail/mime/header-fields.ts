import { decodeText } from '../../documents/decode-text.ts'
import { blankLineAt, lineEnd } from './lines.ts'

/** A header field: its name in lower case, its value unfolded (RFC 5322 2.2.3), encoded words still encoded. */
export type HeaderField = { name: string; value: string }
export type Header = { fields: readonly HeaderField[]; bodyStart: number }

/** More than any sender writes; the rest of a hostile header is left out. */
const limits = { fields: 4_000, fieldBytes: 262_144, bytes: 4_194_304 }

/** The header at `start`, which ends at the first empty line, at `end`, or before a line that is no field. */
export function readHeader(bytes: Uint8Array, start: number, end: number): Header {
  const fields: { name: string; pieces: string[]; size: number }[] = []
  let at = start
  while (at < end) {
    const next = lineEnd(bytes, at, end)
    if (blankLineAt(bytes, at, end)) return { fields: fields.map(unfold), bodyStart: next }
    const isFolded = bytes[at] === 0x20 || bytes[at] === 0x09
    const last = fields.at(-1)
    const kept = at - start < limits.bytes
    if (isFolded && last) {
      if (kept && last.size + next - at <= limits.fieldBytes) {
        last.pieces.push(lineText(bytes, at, next))
        last.size += next - at
      }
    } else {
      const line = lineText(bytes, at, Math.min(next, at + limits.fieldBytes))
      const name = /^([!-9;-~]+)[ \t]*:/.exec(line)
      if (name?.[1] !== undefined) {
        const value = line.slice(name[0].length)
        if (kept && fields.length < limits.fields)
          fields.push({ name: name[1].toLowerCase(), pieces: [value], size: next - at })
      } else if (fields.length === 0 && at === start && !/^>?From /.test(line)) {
        return { fields: [], bodyStart: start }
      }
    }
    at = next
  }
  return { fields: fields.map(unfold), bodyStart: end }
}

function unfold({ name, pieces }: { name: string; pieces: readonly string[] }): HeaderField {
  return { name, value: pieces.join('').trim() }
}

function lineText(bytes: Uint8Array, start: number, end: number): string {
  return decodeText(bytes.subarray(start, end)).replace(/[\r\n\0]+/g, '')
}

/** The value of the first field of a name. */
export function fieldOf(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value
}
