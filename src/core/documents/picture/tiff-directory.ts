/** The tags of one image file directory (TIFF 6.0): what Carrel asks for, numbers alone. */
export type TiffDirectory = { offset: number; tags: ReadonlyMap<number, number> }

const mostDirectories = 2_000
/** Field types whose values are read: byte, short, long, rational. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8 }

/**
 * Directories of a TIFF file in their order, the first number of each tag; empty where the bytes are no TIFF. Chains that
 * run out of the file or in a circle end there. Exif data has the same form.
 */
export function tiffDirectories(bytes: Uint8Array): TiffDirectory[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8) return []
  const little = bytes[0] === 0x49 && bytes[1] === 0x49
  if (!little && !(bytes[0] === 0x4d && bytes[1] === 0x4d)) return []
  if (view.getUint16(2, little) !== 42) return []
  const directories: TiffDirectory[] = []
  const seen = new Set<number>()
  let offset = view.getUint32(4, little)
  while (offset >= 8 && offset + 2 <= bytes.length && !seen.has(offset) && directories.length < mostDirectories) {
    seen.add(offset)
    const count = view.getUint16(offset, little)
    const end = offset + 2 + count * 12
    if (end > bytes.length) break
    const tags = new Map<number, number>()
    for (let at = offset + 2; at < end; at += 12) {
      const value = firstNumber(view, at, little)
      if (value !== undefined) tags.set(view.getUint16(at, little), value)
    }
    directories.push({ offset, tags })
    offset = end + 4 <= bytes.length ? view.getUint32(end, little) : 0
  }
  return directories
}

function firstNumber(view: DataView, entry: number, little: boolean): number | undefined {
  const type = view.getUint16(entry + 2, little)
  const size = (sizes[type] ?? 0) * view.getUint32(entry + 4, little)
  if (size === 0) return undefined
  const at = size <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
  if (at + Math.min(size, 8) > view.byteLength) return undefined
  if (type === 1) return view.getUint8(at)
  if (type === 3) return view.getUint16(at, little)
  if (type === 4) return view.getUint32(at, little)
  const below = view.getUint32(at + 4, little)
  return below === 0 ? undefined : view.getUint32(at, little) / below
}

/** Pixels an inch that a directory states, where it does so within reason. */
export function statedDpi(tags: ReadonlyMap<number, number>): number | undefined {
  const [resolution, unit] = [tags.get(282), tags.get(296) ?? 2]
  if (resolution === undefined || unit === 1) return undefined
  const dpi = unit === 3 ? resolution * 2.54 : resolution
  return dpi >= 50 && dpi <= 2_400 ? dpi : undefined
}
