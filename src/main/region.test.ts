import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partOfPicture } from './region.ts'

const size = fc.record({ width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 4000 }) })
const region = fc.record({
  x: fc.integer({ min: -500, max: 7000 }),
  y: fc.integer({ min: -500, max: 7000 }),
  width: fc.integer({ min: 0, max: 7000 }),
  height: fc.integer({ min: 0, max: 7000 }),
})

test('a region of a screen with two pixels a point is twice as large in its picture', () => {
  const part = partOfPicture(
    { x: 10, y: 20, width: 30, height: 40 },
    { width: 640, height: 400 },
    { width: 1280, height: 800 },
  )
  expect(part).toEqual({ x: 20, y: 40, width: 60, height: 80 })
})

test('the whole screen is the whole picture', () => {
  fc.assert(
    fc.property(size, size, (screen, picture) => {
      expect(partOfPicture({ x: 0, y: 0, ...screen }, screen, picture)).toEqual({ x: 0, y: 0, ...picture })
    }),
  )
})

test('a part lies inside its picture, whatever was drawn', () => {
  fc.assert(
    fc.property(region, size, size, (drawn, screen, picture) => {
      const part = partOfPicture(drawn, screen, picture)
      if (part === undefined) return
      for (const value of Object.values(part)) expect(Number.isInteger(value)).toBe(true)
      expect(part.x).toBeGreaterThanOrEqual(0)
      expect(part.y).toBeGreaterThanOrEqual(0)
      expect(part.width).toBeGreaterThan(0)
      expect(part.height).toBeGreaterThan(0)
      expect(part.x + part.width).toBeLessThanOrEqual(picture.width)
      expect(part.y + part.height).toBeLessThanOrEqual(picture.height)
    }),
  )
})
