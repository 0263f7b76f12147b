import type { Box } from '../../api/span.ts'
import type { WordBoxes } from '../ports/extracted-page.ts'

/** Fewest steps between words that tell how a page is turned. */
const fewest = 3

/** Quarter turns clockwise by which a page of recognised words comes to stand upright, by where each lies from the one before. */
export function turnOfWords(words: WordBoxes): 0 | 1 | 2 | 3 {
  const boxes = words.map(({ box }) => box)
  const steps = { right: 0, left: 0, down: 0, up: 0 }
  for (const [index, box] of boxes.entries()) {
    const before = boxes[index - 1]
    if (before === undefined) continue
    const dx = box.x + box.width / 2 - before.x - before.width / 2
    const dy = box.y + box.height / 2 - before.y - before.height / 2
    // A new line leads back across the page; the short way is the one between neighbours.
    if (Math.abs(dx) > Math.abs(dy)) steps[dx > 0 ? 'right' : 'left'] += 1
    else steps[dy > 0 ? 'down' : 'up'] += 1
  }
  const most = Math.max(...Object.values(steps))
  if (most < fewest || most === steps.right) return 0
  if (most === steps.down) return areTall(boxes) ? 3 : 0
  if (most === steps.up) return areTall(boxes) ? 1 : 0
  // Scripts that run to the left do so from the top of the page down.
  const [first, last] = [boxes[0], boxes.at(-1)]
  return first !== undefined && last !== undefined && last.y < first.y ? 2 : 0
}

/** Whether most words are taller than wide: lines of one word each, as in a list, lead down as well. */
function areTall(boxes: readonly Box[]): boolean {
  return boxes.filter(({ width, height }) => height > width).length * 2 > boxes.length
}
