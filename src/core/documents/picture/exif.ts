import { statedDpi, tiffDirectories } from './tiff-directory.ts'

/** How the pixels of a picture are to be shown: 1 as they are, 2 to 8 as in Exif 2.32, 4.6.4 A. `dpi` where stated. */
export type ExifFacts = { orientation: number; dpi?: number }

/** The Exif facts of a JPEG, PNG or WebP file; orientation 1 where it has none or they cannot be read. */
export function exifFacts(bytes: Uint8Array): ExifFacts {
  const block = exifBlock(bytes)
  const tags = block && tiffDirectories(block)[0]?.tags
  const orientation = tags?.get(274) ?? 1
  const dpi = tags && statedDpi(tags)
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    ...(dpi === undefined ? {} : { dpi }),
  }
}

function exifBlock(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return inJpeg(bytes)
  if (ascii(bytes, 1, 4) === 'PNG') return inChunks(bytes, 8, 'eXIf', false)
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return inChunks(bytes, 12, 'EXIF', true)
  return undefined
}

/** Segments up to the first scan: marker, then a length that counts itself (ITU-T T.81, B.1.1.4). */
function inJpeg(bytes: Uint8Array): Uint8Array | undefined {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) return undefined
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2) return undefined
    if (marker === 0xe1 && ascii(bytes, at + 4, at + 8) === 'Exif') return bytes.subarray(at + 10, at + 2 + length)
    at += 2 + length
  }
  return undefined
}

/** Chunks of PNG (length, name, data, checksum) or RIFF (name, length, data, even). */
function inChunks(bytes: Uint8Array, start: number, name: string, riff: boolean): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = start; at + 8 <= bytes.length; ) {
    const length = view.getUint32(riff ? at + 4 : at, riff)
    if (ascii(bytes, riff ? at : at + 4, (riff ? at : at + 4) + 4) === name) {
      const data = bytes.subarray(at + 8, at + 8 + length)
      return ascii(data, 0, 4) === 'Exif' ? data.subarray(6) : data
    }
    at += riff ? 8 + length + (length & 1) : 12 + length
  }
  return undefined
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
