import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuse } from './fuse.ts'

const scores = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.float({ min: -50, max: 50, noNaN: true }))
const sideOf = (values: Record<string, number>, weight = 1) => ({ scores: new Map(Object.entries(values)), weight })

test('every scored id comes once, best first, whatever the order of the sides', () => {
  fc.assert(
    fc.property(scores, scores, (left, right) => {
      const fused = fuse([sideOf(left), sideOf(right)])
      expect(fused.map(({ id }) => id).sort()).toEqual(
        [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(),
      )
      fused.slice(1).forEach(({ score }, at) => expect(score).toBeLessThanOrEqual(fused[at]?.score ?? 0))
      const swapped = new Map(fuse([sideOf(right), sideOf(left)]).map(({ id, score }) => [id, score]))
      for (const { id, score } of fused) expect(swapped.get(id)).toBeCloseTo(score, 9)
    }),
  )
})

test('scale and offset of a side do not matter', () => {
  const words = { a: 12, b: 3, c: 1 }
  const meaning = { a: 0.2, b: 0.9, c: 0.1 }
  const scaled = { a: 0.2 * 7 + 3, b: 0.9 * 7 + 3, c: 0.1 * 7 + 3 }
  expect(fuse([sideOf(words), sideOf(scaled)]).map(({ id }) => id)).toEqual(
    fuse([sideOf(words), sideOf(meaning)]).map(({ id }) => id),
  )
})

test('better on every side is better in all, and an unscored side does not punish', () => {
  expect(fuse([sideOf({ a: 3, b: 2, c: 1 }), sideOf({ a: 0.9, b: 0.5, c: 0.4 })]).map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
  ])
  expect(fuse([sideOf({ a: 9, b: 2, c: 1 }), sideOf({ b: 0.5, c: 0.4 })])[0]?.id).toBe('a')
})
