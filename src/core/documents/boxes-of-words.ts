import type { Box } from '../../api/span.ts'
import type { WordBoxes } from '../ports/extracted-page.ts'

/** Words further apart than this many heights are not joined: cells of a row, columns. */
const widestGap = 2

/** The rectangles of the words that `start` to `end` of a recognised page's text touches, joined line by line. */
export function boxesOfWords(words: WordBoxes, start: number, end: number): Box[] {
  const touched = words.filter((word) => word.start < end && word.end > start)
  // On a page that lies on its side lines run down or up it.
  const long = words.filter((word) => word.end - word.start > 2)
  const sideways = long.filter(({ box }) => box.height > box.width).length > long.length / 2
  const boxes: Box[] = []
  for (const { box } of touched) {
    const last = boxes.at(-1)
    if (last && isBeside(last, box, sideways)) Object.assign(last, around(last, box))
    else boxes.push({ ...box })
  }
  return boxes
}

function isBeside(line: Box, next: Box, sideways: boolean): boolean {
  const [at, length, across, tall] = sideways
    ? (['y', 'height', 'x', 'width'] as const)
    : (['x', 'width', 'y', 'height'] as const)
  const middle = next[across] + next[tall] / 2
  if (middle < line[across] || middle > line[across] + line[tall]) return false
  const gap = Math.max(next[at] - line[at] - line[length], line[at] - next[at] - next[length])
  return gap < widestGap * Math.max(line[tall], next[tall])
}

function around(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  const right = Math.max(one.x + one.width, other.x + other.width)
  const bottom = Math.max(one.y + one.height, other.y + other.height)
  return { x, y, width: right - x, height: bottom - y }
}
