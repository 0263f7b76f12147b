import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodePng } from '../../../src/core/documents/picture/png.ts'
import { cropPixels, decodePng } from './png.ts'

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
      .map((pixels) => ({ width, height, pixels: pixels.map((value, at) => (at % 4 === 3 ? 255 : value)) })),
  )

test('what the encoder writes is read again', () => {
  fc.assert(
    fc.property(picture, (one) => {
      expect(decodePng(encodePng(one))).toEqual(one)
    }),
  )
})

test('a cut out pixel is the pixel that was there', () => {
  fc.assert(
    fc.property(picture, fc.nat(), fc.nat(), (one, across, down) => {
      const [x, y] = [across % one.width, down % one.height]
      const at = (y * one.width + x) * 4
      expect([...cropPixels(one, { x, y, width: 1, height: 1 }).pixels]).toEqual([...one.pixels.slice(at, at + 4)])
    }),
  )
})
