import type { Box } from '../../../../api/span.ts'

/** How the lines of a page run in its picture: clockwise turns of 90 degrees from upright. */
export type Turn = 0 | 90 | 180 | 270

/** Fewest steps between words that tell how a page is turned. */
const FEWEST = 3

/** How a page is turned, by where each word lies from the one before. Boxes in fractions of a page of `shape`'s sides. */
export function turnOf(boxes: readonly Box[], shape: { width: number; height: number }): Turn {
  const steps = { right: 0, left: 0, down: 0, up: 0 }
  for (const [index, box] of boxes.entries()) {
    const before = boxes[index - 1]
    if (before === undefined) continue
    const dx = (middle(box.x, box.width) - middle(before.x, before.width)) * shape.width
    const dy = (middle(box.y, box.height) - middle(before.y, before.height)) * shape.height
    // A new line leads back across the page; the short way is the one between neighbours.
    if (Math.abs(dx) > Math.abs(dy)) steps[dx > 0 ? 'right' : 'left'] += 1
    else steps[dy > 0 ? 'down' : 'up'] += 1
  }
  const most = Math.max(...Object.values(steps))
  if (most < FEWEST || most === steps.right) return 0
  if (most === steps.down) return areTall(boxes, shape) ? 90 : 0
  if (most === steps.up) return areTall(boxes, shape) ? 270 : 0
  // Scripts that run to the left do so from the top of the page down.
  const [first, last] = [boxes[0], boxes.at(-1)]
  return first !== undefined && last !== undefined && last.y < first.y ? 180 : 0
}

function middle(start: number, length: number): number {
  return start + length / 2
}

/** Whether most words are taller than wide: lines of one word each, as in a list, lead down as well. */
function areTall(boxes: readonly Box[], shape: { width: number; height: number }): boolean {
  const tall = boxes.filter(({ width, height }) => height * shape.height > width * shape.width)
  return tall.length * 2 > boxes.length
}

/** Style of a word's text that fills its box, so that a selection covers what the picture shows. */
export type WordStyle = {
  left: string
  top: string
  width: string
  height: string
  fontSize: string
  lineHeight: string
  writingMode: 'horizontal-tb' | 'vertical-rl'
  rotate: string
}

/** `em`: the word's length in the overlay's face, in em. Sizes are in parts of the overlay, a size container. */
export function wordStyle({ x, y, width, height }: Box, em: number, turn: Turn): WordStyle {
  const isUpright = turn === 0 || turn === 180
  const [along, across] = isUpright ? ['cqw', 'cqh'] : ['cqh', 'cqw']
  const [length, depth] = isUpright ? [width, height] : [height, width]
  return {
    left: `${x * 100}%`,
    top: `${y * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
    fontSize: `${(length / Math.max(em, 0.1)) * 100}${along}`,
    lineHeight: `${depth * 100}${across}`,
    writingMode: isUpright ? 'horizontal-tb' : 'vertical-rl',
    rotate: turn === 180 || turn === 270 ? '180deg' : '0deg',
  }
}
