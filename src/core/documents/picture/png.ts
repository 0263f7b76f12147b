import { zlibSync } from 'fflate'
import type { Bitmap } from '../../ports/bitmap.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A bitmap as a PNG file (ISO/IEC 15948): eight bits of red, green and blue a pixel; it is laid on white. */
export function encodePng({ width, height, pixels }: Bitmap): Uint8Array<ArrayBuffer> {
  const row = width * 3 + 1
  const rows = new Uint8Array(row * height)
  for (let y = 0, from = 0; y < height; y++) {
    // Filter 1: each byte less the one of the pixel before. Pages are mostly runs of one colour.
    let at = y * row
    rows[at++] = 1
    const before = [0, 0, 0]
    for (let x = 0; x < width; x++, from += 4) {
      const opacity = pixels[from + 3] as number
      for (let part = 0; part < 3; part++) {
        const colour = pixels[from + part] as number
        const shown = opacity === 255 ? colour : 255 - Math.round(((255 - colour) * opacity) / 255)
        rows[at++] = shown - (before[part] as number)
        before[part] = shown
      }
    }
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [chunk('IHDR', header), chunk('IDAT', zlibSync(rows, { level: 3 })), chunk('IEND', new Uint8Array())]
  const file = new Uint8Array(signature.length + parts.reduce((sum, part) => sum + part.length, 0))
  file.set(signature)
  let at = signature.length
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let at = 0; at < 4; at++) bytes[4 + at] = name.charCodeAt(at)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)))
  return bytes
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 as in PNG, annex D. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 255] as number)
  return (value ^ 0xffffffff) >>> 0
}
