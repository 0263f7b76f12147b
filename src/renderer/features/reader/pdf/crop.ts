import type { Box } from '../../../../api/span.ts'

/** The box around boxes; undefined for none. */
export function unionBox(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Part of a page: `box` in points, `scale` CSS pixels a point. */
export type Crop = { box: Box; scale: number }

/** A few words are shown at least this large; lines wider than the lens are made smaller, down to the second. */
const USUAL_SCALE = 1
const LEAST_SCALE = 0.66
const LARGEST_SCALE = 1.4
const MARGIN = 12
const LEAST_HEIGHT = 120
const LARGEST_HEIGHT = 280
/** Points of page shown above and below the words: about two lines. */
const CONTEXT = 30

/**
 * What a lens `width` CSS pixels wide shows of a page around `words`: the whole printed width where that stays
 * readable, else the width of the words, else the part where they begin.
 */
export function lensCrop(
  page: { width: number; height: number },
  ink: Box | undefined,
  words: Box,
  width: number,
): Crop {
  const print = ink ?? { x: 0, y: 0, width: page.width, height: page.height }
  const toPrint = (width - 2 * MARGIN) / print.width
  const toWords = (width - 2 * MARGIN) / words.width
  const scale = Math.min(LARGEST_SCALE, Math.max(LEAST_SCALE, toPrint, Math.min(USUAL_SCALE, toWords)))
  const shown = Math.min(width / scale, page.width)
  const leftmost = Math.max(0, print.x - MARGIN / scale)
  const rightmost = Math.min(page.width, print.x + print.width + MARGIN / scale) - shown
  const wanted = words.width + 2 * MARGIN <= shown ? words.x + words.width / 2 - shown / 2 : words.x - MARGIN
  const x = Math.min(Math.max(wanted, leftmost), Math.max(leftmost, rightmost))
  const height = Math.min(
    Math.max(words.height + 2 * CONTEXT, LEAST_HEIGHT / scale),
    LARGEST_HEIGHT / scale,
    page.height,
  )
  const above = Math.max(CONTEXT / 2, (height - words.height) / 2)
  const y = Math.min(Math.max(0, words.y - above), page.height - height)
  return { box: { x: Math.min(x, Math.max(0, page.width - shown)), y, width: shown, height }, scale }
}
