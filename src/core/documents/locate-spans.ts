import type { Box, SpanBoxes } from '../../api/span.ts'
import type { SpanMap } from '../ports/extracted-page.ts'
import type { PdfCharacters, PdfFile } from '../ports/pdf-engine.ts'
import type { WorkshopTasks } from '../ports/workshop.ts'

type Request = WorkshopTasks['locate-spans']['input']['pages'][number]

/** Parts of an em above and below the baseline that a highlight covers. */
const above = 0.84
const below = 0.24

/** Boxes of spans on an open PDF, one entry a span in the order given, a box a line. */
export function locateSpans(file: PdfFile, pages: readonly Request[]): SpanBoxes[] {
  return pages.flatMap(({ number, map, spans }) => {
    const page = file.page(number)
    return spans.map(({ start, end }) => ({
      page: number,
      pageWidth: page.width,
      pageHeight: page.height,
      boxes: lineBoxes(page, charactersOf(map, start, end)),
    }))
  })
}

/** Indices of the characters behind `start` to `end` of the stored text, in reading order, each once. */
export function charactersOf(map: SpanMap, start: number, end: number): number[] {
  const indices: number[] = []
  for (const [textStart, charStart, length] of map) {
    const from = Math.max(start, textStart)
    const to = Math.min(end, textStart + length)
    for (let at = from; at < to; at++) {
      const index = charStart + at - textStart
      if (indices.at(-1) !== index) indices.push(index)
    }
  }
  return indices
}

/** Boxes of characters, joined while they stand on one line without a wide gap. */
function lineBoxes(page: PdfCharacters, indices: readonly number[]): Box[] {
  const boxes: (Box & { turn: number; size: number })[] = []
  for (const index of indices) {
    if (isBlank(page.codes[index] as number)) continue
    const { turn = 0, size = 10 } = page.styles[page.style[index] as number] ?? {}
    const next = characterBox(page, index, turn, size)
    const last = boxes.at(-1)
    if (last && last.turn === turn && joins(last, next, turn, Math.max(size, last.size))) {
      const right = Math.max(last.x + last.width, next.x + next.width)
      const bottom = Math.max(last.y + last.height, next.y + next.height)
      last.x = Math.min(last.x, next.x)
      last.y = Math.min(last.y, next.y)
      last.width = right - last.x
      last.height = bottom - last.y
    } else boxes.push({ ...next, turn, size })
  }
  return boxes.map(({ x, y, width, height }) => ({ x, y, width, height }))
}

/** The character's advance along its line, an em's ascent and descent across it. */
function characterBox(page: PdfCharacters, index: number, turn: number, size: number): Box {
  const [left, top, right, bottom, originX, originY] = page.geometry.subarray(index * 6, index * 6 + 6) as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const tall = turn % 2 === 0 ? bottom - top : right - left
  const em = size > 0.5 && size < 500 ? Math.min(size, tall > 0 ? tall : size) : tall
  if (turn === 0) return { x: left, y: originY - above * em, width: right - left, height: (above + below) * em }
  if (turn === 2) return { x: left, y: originY - below * em, width: right - left, height: (above + below) * em }
  if (turn === 1) return { x: originX - below * em, y: top, width: (above + below) * em, height: bottom - top }
  return { x: originX - above * em, y: top, width: (above + below) * em, height: bottom - top }
}

function joins(box: Box, next: Box, turn: number, size: number): boolean {
  const upright = turn % 2 === 0
  const [at, length, across, tall] = upright
    ? (['x', 'width', 'y', 'height'] as const)
    : (['y', 'height', 'x', 'width'] as const)
  const middle = next[across] + next[tall] / 2
  if (middle < box[across] || middle > box[across] + box[tall]) return false
  const gap = Math.max(next[at] - box[at] - box[length], box[at] - next[at] - next[length])
  return gap < 2 * size
}

function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0
}
