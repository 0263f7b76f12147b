import { inflateSync } from 'node:zlib'

/** Pixels of a picture: red, green, blue and opacity, row by row. */
export type Pixels = { width: number; height: number; pixels: Uint8Array }

/** Reads a PNG file of eight bits a part, with or without opacity, as Chromium writes them (ISO/IEC 15948). */
export function decodePng(file: Uint8Array): Pixels {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const data: Uint8Array[] = []
  let [width, height, depth, kind, interlace] = [0, 0, 0, 0, 0]
  for (let at = 8; at + 8 <= file.length; ) {
    const length = view.getUint32(at)
    const name = Buffer.from(file.subarray(at + 4, at + 8)).toString('latin1')
    if (name === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length))
    if (name === 'IHDR') {
      width = view.getUint32(at + 8)
      height = view.getUint32(at + 12)
      depth = view.getUint8(at + 16)
      kind = view.getUint8(at + 17)
      interlace = view.getUint8(at + 20)
    }
    at += 12 + length
  }
  const parts = kind === 6 ? 4 : kind === 2 ? 3 : 0
  if (depth !== 8 || parts === 0 || interlace !== 0) throw new Error('The stand-in does not read this kind of PNG')
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(data)), width, height, parts) }
}

function unfilter(rows: Uint8Array, width: number, height: number, parts: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4).fill(255)
  const size = width * parts
  let above = new Uint8Array(size)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (size + 1)]
    const row = rows.slice(y * (size + 1) + 1, (y + 1) * (size + 1))
    for (let at = 0; at < size; at++) {
      const left = at < parts ? 0 : (row[at - parts] as number)
      const up = above[at] as number
      const corner = at < parts ? 0 : (above[at - parts] as number)
      row[at] = (row[at] as number) + predicted(filter, left, up, corner)
    }
    for (let x = 0; x < width; x++)
      for (let part = 0; part < parts; part++) pixels[(y * width + x) * 4 + part] = row[x * parts + part] as number
    above = row
  }
  return pixels
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** A part of a picture, which must lie inside it. */
export function cropPixels(
  { width, height, pixels }: Pixels,
  part: { x: number; y: number; width: number; height: number },
): Pixels {
  if (part.x < 0 || part.y < 0 || part.x + part.width > width || part.y + part.height > height)
    throw new Error('The stand-in crops inside the picture only')
  const cut = new Uint8Array(part.width * part.height * 4)
  for (let y = 0; y < part.height; y++) {
    const from = ((part.y + y) * width + part.x) * 4
    cut.set(pixels.subarray(from, from + part.width * 4), y * part.width * 4)
  }
  return { width: part.width, height: part.height, pixels: cut }
}
