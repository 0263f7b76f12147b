import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exifFacts } from './exif.ts'
import { type GreyPicture, turnGrey } from './grey-picture.ts'
import { hasInk } from './has-ink.ts'
import { isPicture } from './is-picture.ts'
import { orientBitmap } from './orient-bitmap.ts'
import { scaleBitmap } from './scale-bitmap.ts'
import { straighten } from './straighten.ts'
import { tiffDirectories } from './tiff-directory.ts'

const sheet = (width: number, height: number, value = 250): GreyPicture => ({
  width,
  height,
  pixels: new Uint8Array(width * height).fill(value),
})

const bitmap = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
      .map((pixels) => ({ width, height, pixels })),
  )

test('an orientation and its opposite give the picture back; four quarter turns, too', () => {
  const opposite = [0, 1, 2, 3, 4, 5, 8, 7, 6]
  fc.assert(
    fc.property(bitmap, fc.integer({ min: 1, max: 8 }), (picture, orientation) => {
      const shown = orientBitmap(picture, orientation)
      expect(shown.width).toBe(orientation >= 5 ? picture.height : picture.width)
      expect(orientBitmap(shown, opposite[orientation] ?? 1)).toEqual(picture)
    }),
  )
  fc.assert(
    fc.property(bitmap, ({ width, height, pixels }) => {
      const grey = { width, height, pixels: pixels.slice(0, width * height) }
      const once = turnGrey(grey, 1)
      expect(once.pixels[once.width - 1]).toBe(grey.pixels[0])
      expect(turnGrey(turnGrey(once, 1), 2)).toEqual(grey)
      expect(turnGrey(once, 3)).toEqual(grey)
    }),
  )
})

test('orientation 6 shows the top row of the stored picture on the right', () => {
  const pixels = new Uint8Array([1, 1, 1, 255, 2, 2, 2, 255, 3, 3, 3, 255, 4, 4, 4, 255])
  const shown = orientBitmap({ width: 2, height: 2, pixels }, 6)
  expect([0, 4, 8, 12].map((at) => shown.pixels[at])).toEqual([3, 1, 4, 2])
})

test('scaling keeps an even colour and the mean of what it narrows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      fc.nat(255),
      fc.integer({ min: 1, max: 60 }),
      (width, height, value, to) => {
        const even = { width, height, pixels: new Uint8Array(width * height * 4).fill(value) }
        const scaled = scaleBitmap(even, to)
        expect(scaled.width).toBe(to)
        expect(scaled.pixels.length).toBe(scaled.width * scaled.height * 4)
        expect(scaled.pixels.every((one) => Math.abs(one - value) <= 1)).toBe(true)
      },
    ),
  )
  const pixels = new Uint8Array([0, 0, 0, 255, 200, 200, 200, 255])
  expect(Array.from(scaleBitmap({ width: 2, height: 1, pixels }, 1).pixels)).toEqual([100, 100, 100, 255])
})

test('a straightened picture knows where its places were', () => {
  const picture = sheet(200, 120)
  for (let y = 60; y < 64; y++) for (let x = 150; x < 154; x++) picture.pixels[y * 200 + x] = 0
  const { picture: turned, back } = straighten(picture, 0.05)
  const at = turned.pixels.indexOf(Math.min(...turned.pixels))
  const [x, y] = back(at % turned.width, Math.floor(at / turned.width))
  expect(Math.abs(x - 151.5)).toBeLessThan(3)
  expect(Math.abs(y - 61.5)).toBeLessThan(3)
})

test('paper is empty, shaded, dusty and dark paper too; a short line of print is ink', () => {
  const shaded = sheet(800, 1_000)
  for (const at of shaded.pixels.keys()) shaded.pixels[at] = 120 + Math.floor(((at % 800) / 800) * 130)
  const dusty = sheet(800, 1_000)
  for (let at = 0; at < 400; at++) dusty.pixels[(at * 7_919) % dusty.pixels.length] = 0
  expect([sheet(800, 1_000), sheet(800, 1_000, 20), shaded, dusty].map(hasInk)).toEqual([false, false, false, false])
  for (const [paper, stroke] of [
    [250, 20],
    [20, 250],
    [200, 120],
  ] as const) {
    const printed = sheet(800, 1_000, paper)
    for (let letter = 0; letter < 5; letter++)
      for (let y = 500; y < 520; y++)
        for (let x = 0; x < 3; x++) printed.pixels[y * 800 + 300 + letter * 14 + x] = stroke
    expect(hasInk(printed)).toBe(true)
  }
})

test('kinds are told by content; text that begins like a bitmap is text', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(isPicture(bytes('BMW builds cars in Munich and elsewhere.'))).toBe(false)
  expect(isPicture(bytes('GIF89a'))).toBe(true)
  expect(isPicture(bytes('II*\0\u0010\0\0\0CR'))).toBe(false)
  expect(isPicture(bytes('II*\0\b\0\0\0'))).toBe(true)
  expect(isPicture(bytes('RIFF\0\0\0\0WAVE'))).toBe(false)
})

test('directories and Exif facts of any bytes are found or are not, and never fail', () => {
  fc.assert(
    fc.property(fc.constantFrom('II*\0', 'MM\0*'), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      const tiff = Uint8Array.from([...start].map((one) => one.charCodeAt(0)).concat([...rest]))
      for (const { offset } of tiffDirectories(tiff)) expect(offset).toBeLessThan(tiff.length)
      const jpeg = Uint8Array.from([
        0xff,
        0xd8,
        0xff,
        0xe1,
        0,
        (tiff.length + 8) & 255,
        0x45,
        0x78,
        0x69,
        0x66,
        0,
        0,
        ...tiff,
      ])
      const { orientation } = exifFacts(jpeg)
      expect(orientation).toBeGreaterThanOrEqual(1)
      expect(orientation).toBeLessThanOrEqual(8)
    }),
  )
  const exif = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const jpeg = Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe1,
    0,
    exif.length + 8,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    ...exif,
    0xff,
    0xda,
  ])
  expect(exifFacts(jpeg)).toEqual({ orientation: 6 })
})
