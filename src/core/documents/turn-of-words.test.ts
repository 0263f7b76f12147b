import { expect, it } from 'vitest'
import type { Box } from '../../api/span.ts'
import { turnOfWords } from './turn-of-words.ts'

const page = { width: 600, height: 800 }

/** Words of three lines, upright, in points. */
const upright: Box[] = [5, 6, 4].flatMap((words, line) =>
  Array.from({ length: words }, (_, word) => ({ x: 60 + word * 72, y: 80 + line * 40, width: 60, height: 16 })),
)

/** The boxes on the page turned clockwise by so many quarters. */
function turned(boxes: readonly Box[], quarters: number): Box[] {
  return boxes.map(({ x, y, width, height }) => {
    if (quarters === 1) return { x: page.height - y - height, y: x, width: height, height: width }
    if (quarters === 2) return { x: page.width - x - width, y: page.height - y - height, width, height }
    if (quarters === 3) return { x: y, y: page.width - x - width, width: height, height: width }
    return { x, y, width, height }
  })
}

const words = (boxes: readonly Box[]) => boxes.map((box, at) => ({ start: at * 5, end: at * 5 + 4, box }))

it.each([0, 1, 2, 3])('turns a page back that was turned by %i quarters', (quarters) => {
  expect((quarters + turnOfWords(words(turned(upright, quarters)))) % 4).toBe(0)
})

it('takes lists of one word a line, words that run to the left, and next to nothing as upright', () => {
  const list = Array.from({ length: 9 }, (_, at) => ({ x: 60, y: 80 * at, width: 120, height: 16 }))
  expect(turnOfWords(words(list))).toBe(0)
  const leftward = upright.map((box) => ({ ...box, x: page.width - box.x - box.width }))
  expect(turnOfWords(words(leftward))).toBe(0)
  expect(turnOfWords(words(turned(upright, 1).slice(0, 2)))).toBe(0)
  expect(turnOfWords([])).toBe(0)
})
