import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedAnchors } from './merged-cells.ts'

const place = fc.record({ r: fc.nat(9), c: fc.nat(5) })
const areas = fc.array(
  fc.tuple(place, place).map(([a, b]) => ({
    s: { r: Math.min(a.r, b.r), c: Math.min(a.c, b.c) },
    e: { r: Math.max(a.r, b.r), c: Math.max(a.c, b.c) },
  })),
  { maxLength: 5 },
)

test('a covered cell has an anchor whose area holds it, and no other cell has one', () => {
  fc.assert(
    fc.property(areas, (all) => {
      const anchors = mergedAnchors(all)
      for (let r = 0; r < 10; r += 1) {
        for (let c = 0; c < 6; c += 1) {
          const holding = all.filter(({ s, e }) => s.r <= r && r <= e.r && s.c <= c && c <= e.c)
          const anchor = anchors.of(r, c)
          if (anchor) expect(holding.some(({ s }) => s.r === anchor.r && s.c === anchor.c)).toBe(true)
          else expect(holding.every(({ s }) => s.r === r && s.c === c) || holding.length > 1).toBe(true)
        }
      }
    }),
  )
})

test('names no anchor for the first cell itself', () => {
  const anchors = mergedAnchors([{ s: { r: 1, c: 1 }, e: { r: 2, c: 3 } }])
  expect([anchors.of(1, 1), anchors.of(1, 2), anchors.of(2, 1), anchors.of(3, 1)]).toEqual([
    undefined,
    { r: 1, c: 1 },
    { r: 1, c: 1 },
    undefined,
  ])
})
