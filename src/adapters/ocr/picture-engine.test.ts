import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import { encodePng } from '../../core/documents/picture/png.ts'
import type { Bitmap } from '../../core/ports/bitmap.ts'
import { pictureEngine } from './picture-engine.ts'

const colours = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain(({ width, height }) =>
    fc.uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 }).map((pixels) => {
      for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255
      return { width, height, pixels }
    }),
  )

/** A TIFF of uncompressed grey pictures, each all of one shade; `orientation` and dots an inch where given. */
function tiffOf(
  pictures: readonly {
    width: number
    height: number
    shade: number
    orientation?: number
    dpi?: number
    preview?: true
  }[],
): Uint8Array {
  const parts: number[] = [0x49, 0x49, 42, 0, 8, 0, 0, 0]
  const long = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24]
  for (const [at, picture] of pictures.entries()) {
    const { width, height, shade, orientation = 1, dpi, preview } = picture
    const entries: [tag: number, type: number, value: number][] = [
      [254, 4, preview ? 1 : 0],
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, 0],
      [274, 3, orientation],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, width * height],
      ...(dpi === undefined ? [] : ([[282, 5, 0]] as [number, number, number][])),
      ...(dpi === undefined ? [] : ([[296, 3, 2]] as [number, number, number][])),
    ]
    const end = parts.length + 2 + entries.length * 12 + 4
    parts.push(entries.length, 0)
    for (const [tag, type, value] of entries) {
      const own = tag === 273 ? end + 8 : tag === 282 ? end : value
      parts.push(tag & 255, tag >> 8, type, 0, 1, 0, 0, 0, ...long(own))
    }
    const next = end + 8 + width * height
    parts.push(...long(at === pictures.length - 1 ? 0 : next + (next & 1)))
    parts.push(...long(dpi ?? 0), ...long(1), ...Array<number>(width * height).fill(shade))
    if (next & 1) parts.push(0)
  }
  return Uint8Array.from(parts)
}

/** A grey PNG of one bit a pixel, black where `black` says. */
function bitPng(width: number, height: number, black: (x: number, y: number) => boolean): Uint8Array {
  const row = Math.ceil(width / 8) + 1
  const rows = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (!black(x, y)) (rows[y * row + 1 + (x >> 3)] as number) |= 0x80 >> (x & 7)
  }
  const file = encodePng({ width, height, pixels: new Uint8Array(width * height * 4) })
  const data = deflateSync(rows)
  const whole = new Uint8Array(8 + 25 + 12 + data.length + 12)
  whole.set(file.subarray(0, 33))
  whole[24] = 1
  whole[25] = 0
  const out = new DataView(whole.buffer)
  out.setUint32(33, data.length)
  whole.set([0x49, 0x44, 0x41, 0x54], 37)
  whole.set(data, 41)
  whole.set(file.subarray(file.length - 12), 45 + data.length)
  for (const [start, length] of [
    [12, 17],
    [37, data.length + 4],
  ] as const) {
    out.setUint32(start + length, crc(whole.subarray(start, start + length)))
  }
  return whole
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

async function open(bytes: Uint8Array): Promise<Bitmap> {
  using file = await pictureEngine.open(bytes)
  return file.draw(1, file.draw(1, 1).width)
}

test('a PNG file that was written is read back pixel by pixel', async () => {
  await fc.assert(
    fc.asyncProperty(colours, async (bitmap) => {
      using file = await pictureEngine.open(encodePng(bitmap))
      expect(file.pages).toBe(1)
      expect(file.size(1)).toMatchObject({ width: (bitmap.width * 72) / 96, height: (bitmap.height * 72) / 96 })
      expect(file.draw(1, bitmap.width)).toEqual(bitmap)
    }),
    { numRuns: 25 },
  )
})

test('pictures of one bit a pixel keep black black', async () => {
  using file = await pictureEngine.open(bitPng(37, 9, (x, y) => (x + y) % 3 === 0))
  const { pixels } = file.draw(1, 37)
  for (let at = 0; at < 37 * 9; at++) {
    const shade = ((at % 37) + Math.floor(at / 37)) % 3 === 0 ? 0 : 255
    expect(Array.from(pixels.subarray(at * 4, at * 4 + 4))).toEqual([shade, shade, shade, 255])
  }
})

test('each picture of a TIFF file is a page of its own size, previews are none, stated resolutions count', async () => {
  const bytes = tiffOf([
    { width: 30, height: 20, shade: 10, dpi: 300 },
    { width: 8, height: 8, shade: 90, preview: true },
    { width: 21, height: 33, shade: 200 },
    { width: 12, height: 6, shade: 120, orientation: 6 },
  ])
  using file = await pictureEngine.open(bytes)
  expect(file.pages).toBe(3)
  expect(file.size(1)).toMatchObject({ width: 7.2, height: 4.8 })
  expect(file.size(2)).toMatchObject({ width: (21 * 72) / 96, height: (33 * 72) / 96 })
  expect(file.size(3)).toMatchObject({ width: (6 * 72) / 96, height: (12 * 72) / 96 })
  expect([1, 2, 3].map((number) => file.draw(number, 2).pixels[0])).toEqual([10, 200, 120])
  expect(() => file.draw(4, 2)).toThrow(AssistantError)
})

test('torn and changed pictures end in an error of the closed set or in a picture, never in a crash', async () => {
  const whole = encodePng({ width: 64, height: 64, pixels: new Uint8Array(64 * 64 * 4).map((_, at) => (at * 7) & 255) })
  const tiff = tiffOf([{ width: 40, height: 40, shade: 77, dpi: 200 }])
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(whole, tiff),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      async (bytes, changes, share) => {
        const torn = bytes.slice(0, Math.ceil(bytes.length * share))
        for (const [at, value] of changes) torn[at % torn.length] = value
        try {
          await open(torn)
        } catch (error) {
          expect(error).toBeInstanceOf(AssistantError)
          expect(['document-damaged', 'picture-too-large']).toContain((error as AssistantError).code)
        }
      },
    ),
    { numRuns: 40 },
  )
  await expect(open(whole.slice(0, 40))).rejects.toMatchObject({ code: 'document-damaged' })
})

test('a picture that claims to be larger than memory allows is refused before it is decoded', async () => {
  const bytes = encodePng({ width: 1, height: 1, pixels: new Uint8Array(4) })
  const view = new DataView(bytes.buffer)
  view.setUint32(16, 40_000)
  view.setUint32(20, 40_000)
  view.setUint32(29, crc(bytes.subarray(12, 29)))
  await expect(pictureEngine.open(bytes)).rejects.toMatchObject({
    code: 'picture-too-large',
    parameters: { megapixels: 1_600 },
  })
})
