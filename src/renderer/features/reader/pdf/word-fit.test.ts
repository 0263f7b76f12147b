import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Box } from '../../../../api/span.ts'
import { type Turn, turnOf, wordStyle } from './word-fit.ts'

const shape = { width: 600, height: 800 }
const lines = [5, 6, 4]

/** Words of three lines, upright, in fractions of the page. */
const upright: Box[] = lines.flatMap((words, line) =>
  Array.from({ length: words }, (_, word) => ({
    x: 0.1 + word * 0.12,
    y: 0.1 + line * 0.05,
    width: 0.1,
    height: 0.02,
  })),
)

/** The same words on the page turned clockwise. */
function turned(turn: Turn): Box[] {
  return upright.map(({ x, y, width, height }) => {
    if (turn === 90) return { x: 1 - y - height, y: x, width: height, height: width }
    if (turn === 180) return { x: 1 - x - width, y: 1 - y - height, width, height }
    if (turn === 270) return { x: y, y: 1 - x - width, width: height, height: width }
    return { x, y, width, height }
  })
}

it.each([0, 90, 180, 270] as const)('sees a page turned by %i degrees', (turn) => {
  expect(turnOf(turned(turn), shape)).toBe(turn)
})

it('takes lists of one word a line, words that run to the left, and next to nothing as upright', () => {
  const list = Array.from({ length: 9 }, (_, at) => ({ x: 0.1, y: 0.1 * at, width: 0.2, height: 0.02 }))
  expect(turnOf(list, shape)).toBe(0)
  const leftward = upright.map((box) => ({ ...box, x: 1 - box.x - box.width }))
  expect(turnOf(leftward, shape)).toBe(0)
  expect(turnOf(turned(90).slice(0, 2), shape)).toBe(0)
  expect(turnOf([], shape)).toBe(0)
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
