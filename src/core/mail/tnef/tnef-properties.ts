import { decodeCharset } from '../mime/charset.ts'
import { charsetOf, type MapiProperties } from '../msg/mapi-properties.ts'
import { property } from '../msg/property-ids.ts'
import type { TnefReader } from './tnef-reader.ts'

/** Property types (MS-OXCDATA 2.11.1) whose values have a length of their own. */
const variable = new Set([0x000d, 0x001e, 0x001f, 0x0102])
const wide = new Set([0x0005, 0x0006, 0x0007, 0x0014, 0x0040])
const [string8, guid, object, multiple] = [0x001e, 0x0048, 0x000d, 0x1000] as const
const mostValues = 100_000

type Value = { type: number; bytes: Uint8Array }

/** Properties with `object`, the content of an embedded one without its interface identifier. */
export type TnefProperties = MapiProperties & { object: () => Uint8Array | undefined }

/**
 * A list of properties (MS-OXTNEF 2.1.3.4, MsgPropertyList): a count, then tags and values padded to four bytes. Where it
 * breaks off, what came before counts.
 */
export function tnefProperties(reader: TnefReader, codePage: number | undefined): TnefProperties {
  const values = new Map<number, Value>()
  try {
    for (let left = reader.word(); left > 0; left -= 1) {
      const tag = reader.word()
      const [type, id] = [tag & 0xffff, tag >>> 16]
      if (id >= 0x8000) skipName(reader)
      const value = readValue(reader, type)
      if (id < 0x8000 && !values.has(id) && value) values.set(id, { type, bytes: value })
    }
  } catch {
    // Cut off.
  }
  const view = (id: number): DataView | undefined => {
    const bytes = values.get(id)?.bytes
    return bytes && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  return {
    codePage,
    number: (id) => {
      const value = view(id)
      return value && value.byteLength >= 4 ? value.getUint32(0, true) : undefined
    },
    time: (id) => {
      const value = view(id)
      if (!value || value.byteLength < 8) return undefined
      const ticks = value.getUint32(4, true) * 2 ** 32 + value.getUint32(0, true)
      return ticks === 0 ? undefined : Math.round(ticks / 10_000) - 11_644_473_600_000
    },
    binary: (id) => values.get(id)?.bytes,
    text: (id) => {
      const value = values.get(id)
      if (!value) return undefined
      const text =
        value.type === string8
          ? decodeCharset(value.bytes, charsetOf(codePage))
          : new TextDecoder('utf-16le').decode(value.bytes)
      return text.replace(/\0[^]*$/, '')
    },
    object: () => {
      const value = values.get(property.data)
      return value?.type === object ? value.bytes.subarray(16) : undefined
    },
  }
}

/** The identifier of a named property: a GUID, then a number or a string. */
function skipName(reader: TnefReader): void {
  reader.take(16)
  const isText = reader.word() === 1
  const size = reader.word()
  if (isText) reader.padded(size)
}

/** The first value of a property. */
function readValue(reader: TnefReader, type: number): Uint8Array | undefined {
  const isMultiple = (type & multiple) !== 0
  const single = type & ~multiple
  const counted = isMultiple || variable.has(single)
  const count = counted ? Math.min(reader.word(), mostValues) : 1
  let first: Uint8Array | undefined
  for (let at = 0; at < count; at += 1) {
    const value = variable.has(single) ? reader.padded(reader.word()) : reader.take(fixedBytes(single))
    first ??= value
  }
  return first
}

function fixedBytes(type: number): number {
  if (wide.has(type)) return 8
  return type === guid ? 16 : 4
}
