import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesOf, wordStyle } from './word-fit.ts'

it('knows how lines run on a page by the turn that it needs', () => {
  expect([undefined, 1, 2, 3].map((turn) => linesOf(turn as 1 | undefined))).toEqual([0, 270, 180, 90])
})

it('makes a word as long as its box, along the way its line runs', () => {
  const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 }
  expect(wordStyle(box, 3, 0)).toMatchObject({ fontSize: '10cqw', lineHeight: '5cqh', rotate: '0deg' })
  expect(wordStyle({ ...box, width: 0.05, height: 0.3 }, 3, 270)).toMatchObject({
    fontSize: '10cqh',
    lineHeight: '5cqw',
    writingMode: 'vertical-rl',
    rotate: '180deg',
  })
  fc.assert(
    fc.property(fc.double({ min: 0, max: 40, noNaN: true }), (em) => {
      expect(Number.parseFloat(wordStyle(box, em, 0).fontSize)).toBeGreaterThan(0)
    }),
  )
})
