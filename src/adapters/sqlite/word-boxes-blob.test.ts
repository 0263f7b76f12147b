import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeWordBoxes, encodeWordBoxes } from './word-boxes-blob.ts'

const length = fc.float({ min: 0, max: 20_000, noNaN: true })
const box = fc.record({ x: length, y: length, width: length, height: length })
const place = fc.integer({ min: 0, max: 1_000_000 })

it('reads what it wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ start: place, end: place, box })), (words) => {
      expect(decodeWordBoxes(encodeWordBoxes(words))).toEqual(words)
    }),
  )
})
