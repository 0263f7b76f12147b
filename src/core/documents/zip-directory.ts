import { AssistantError } from '../../api/error.ts'

/** A file in a zip. Sizes and `offset`, of its local header, in bytes; `method` 0 is stored and 8 deflated. */
export type ZipEntry = {
  path: string
  method: number
  encrypted: boolean
  offset: number
  packedSize: number
  unpackedSize: number
}

/** More files than this hold no document; each takes memory before a byte of it is read. */
const mostEntries = 50_000
const inExtraField = 0xffff_ffff

/**
 * The files of a zip by its central directory (PKWARE APPNOTE 6.3, sections 4.3.12, 4.3.14 to 4.3.16 and 4.5.3), folders
 * left out. Throws `document-damaged`.
 */
export function readZipDirectory(file: Uint8Array): ZipEntry[] {
  try {
    return readEntries(new DataView(file.buffer, file.byteOffset, file.byteLength))
  } catch (error) {
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
}

function readEntries(view: DataView): ZipEntry[] {
  let { at, count } = directoryPlace(view)
  if (count > mostEntries) throw new Error(`${count} files`)
  const entries: ZipEntry[] = []
  for (; count > 0; count -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error(`no directory entry at ${at}`)
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)
    const wide = wideFields(view, at + 46 + nameLength, extraLength)
    // In this order the extra field holds what did not fit into four bytes, and nothing else.
    const [unpackedSize, packedSize, offset] = [24, 20, 42].map((place) => {
      const value = view.getUint32(at + place, true)
      return value === inExtraField ? (wide.shift() ?? value) : value
    })
    const path = new TextDecoder().decode(name).replaceAll('\\', '/')
    if (unpackedSize === undefined || packedSize === undefined || offset === undefined) throw new Error('no sizes')
    const method = view.getUint16(at + 10, true)
    if (!path.endsWith('/'))
      entries.push({ path, method, encrypted: (flags & 1) === 1, offset, packedSize, unpackedSize })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where the central directory begins, and how many entries it has. */
function directoryPlace(view: DataView): { at: number; count: number } {
  const longestComment = 65_535
  for (let end = view.byteLength - 22; end >= Math.max(0, view.byteLength - 22 - longestComment); end -= 1) {
    if (view.getUint32(end, true) !== 0x06054b50) continue
    const count = view.getUint16(end + 10, true)
    const at = view.getUint32(end + 16, true)
    const isWide = end >= 20 && view.getUint32(end - 20, true) === 0x07064b50
    if (!isWide) return { at, count }
    const wide = Number(view.getBigUint64(end - 20 + 8, true))
    return { at: Number(view.getBigUint64(wide + 48, true)), count: Number(view.getBigUint64(wide + 32, true)) }
  }
  throw new Error('no end of a zip directory')
}

function wideFields(view: DataView, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length; ) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1)
      return Array.from({ length: Math.min(3, size >> 3) }, (_, field) =>
        Number(view.getBigUint64(at + 4 + field * 8, true)),
      )
    at += 4 + size
  }
  return []
}
