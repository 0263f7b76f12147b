import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeQuickAsk } from './quick-ask-place.ts'

const anyArea = fc.record({
  x: fc.integer({ min: -8000, max: 8000 }),
  y: fc.integer({ min: -8000, max: 8000 }),
  width: fc.integer({ min: 320, max: 8000 }),
  height: fc.integer({ min: 240, max: 8000 }),
})

test('quick ask stands inside any work area, in the middle, its top in the upper third', () => {
  fc.assert(
    fc.property(anyArea, fc.integer({ min: 40, max: 4000 }), (area, height) => {
      const place = placeQuickAsk(area, { width: 708, height })
      expect(place.width).toBe(Math.min(708, area.width))
      expect(place.x).toBeGreaterThanOrEqual(area.x)
      expect(place.x + place.width).toBeLessThanOrEqual(area.x + area.width)
      expect(Math.abs(2 * (place.x - area.x) + place.width - area.width)).toBeLessThanOrEqual(1)
      expect(place.y).toBeGreaterThan(area.y)
      expect(place.y).toBeLessThan(area.y + area.height / 3)
      expect(place.y + place.height).toBeLessThanOrEqual(area.y + area.height)
      expect(place.height).toBeLessThanOrEqual(height)
      expect(place.height).toBeLessThanOrEqual(area.height * 0.6)
    }),
  )
})
