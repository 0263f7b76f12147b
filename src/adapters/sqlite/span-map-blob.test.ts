import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeSpanMap, encodeSpanMap } from './span-map-blob.ts'

const run = fc.tuple(fc.nat(100_000), fc.nat(100_000), fc.integer({ min: 1, max: 5000 }))

it('gives back every span map', () => {
  fc.assert(
    fc.property(fc.array(run), (runs) => {
      const map = runs.toSorted((a, b) => a[0] - b[0])
      expect(decodeSpanMap(encodeSpanMap(map))).toEqual(map)
    }),
  )
})

it('takes about three bytes a run of running text', () => {
  const map = Array.from({ length: 1000 }, (_, index) => [index * 6, index * 6 + 1, 5] as const)
  expect(encodeSpanMap(map).length).toBeLessThan(3500)
})
