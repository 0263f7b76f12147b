import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lensCrop, unionBox } from './crop.ts'

const page = { width: 612, height: 792 }

it('unites boxes', () => {
  expect(
    unionBox([
      { x: 5, y: 9, width: 10, height: 2 },
      { x: 1, y: 20, width: 3, height: 4 },
    ]),
  ).toEqual({
    x: 1,
    y: 9,
    width: 14,
    height: 15,
  })
  expect(unionBox([])).toBeUndefined()
})

it('stays on the paper and shows where the words begin', () => {
  const box = fc.record({
    x: fc.integer({ min: 0, max: 560 }),
    y: fc.integer({ min: 0, max: 760 }),
    width: fc.integer({ min: 1, max: 560 }),
    height: fc.integer({ min: 1, max: 300 }),
  })
  fc.assert(
    fc.property(box, (free) => {
      const words = { ...free, width: Math.min(free.width, 612 - free.x), height: Math.min(free.height, 792 - free.y) }
      const ink = { x: Math.min(40, words.x), y: 40, width: 0, height: 700 }
      ink.width = Math.max(572, words.x + words.width) - ink.x
      const crop = lensCrop(page, ink, words, 418)
      expect(crop.box.x).toBeGreaterThanOrEqual(0)
      expect(crop.box.y).toBeGreaterThanOrEqual(0)
      expect(crop.box.x + crop.box.width).toBeLessThanOrEqual(612.001)
      expect(crop.box.y + crop.box.height).toBeLessThanOrEqual(792.001)
      expect(crop.box.x).toBeLessThanOrEqual(words.x)
      expect(crop.box.y).toBeLessThanOrEqual(words.y)
      expect(crop.box.y + crop.box.height).toBeGreaterThan(words.y)
    }),
  )
})

it('shows all of a line that is as wide as the print', () => {
  const words = { x: 72, y: 300, width: 468, height: 24 }
  const { box } = lensCrop(page, { x: 72, y: 60, width: 468, height: 660 }, words, 418)
  expect(box.x).toBeLessThanOrEqual(words.x)
  expect(box.x + box.width).toBeGreaterThanOrEqual(words.x + words.width)
})
