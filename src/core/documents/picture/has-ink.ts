import type { GreyPicture } from './grey-picture.ts'

const cell = 16
/** Brightness by which a stroke stands out from what is around it. */
const contrast = 48
/** Pixels of a cell that a stroke takes at least; dust takes fewer. */
const strokePixels = 10
const leastCells = 3
/** Shadows of a scanner's lid lie at the edge. */
const margin = 0.015

/** Whether there is anything on a picture but paper: dark or light strokes, wherever they are and however few. */
export function hasInk({ width, height, pixels }: GreyPicture): boolean {
  const [left, top] = [Math.floor(width * margin), Math.floor(height * margin)]
  let inked = 0
  for (let y = top; y < height - top; y += cell) {
    for (let x = left; x < width - left; x += cell) {
      if (!isInked(pixels, width, x, y, Math.min(x + cell, width - left), Math.min(y + cell, height - top))) continue
      inked += 1
      if (inked >= leastCells) return true
    }
  }
  return false
}

function isInked(pixels: Uint8Array, width: number, left: number, top: number, right: number, bottom: number): boolean {
  let [darkest, brightest] = [255, 0]
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) {
      const value = pixels[at] as number
      if (value < darkest) darkest = value
      if (value > brightest) brightest = value
    }
  }
  if (brightest - darkest < contrast) return false
  const middle = (brightest + darkest) / 2
  let dark = 0
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) if ((pixels[at] as number) < middle) dark += 1
  }
  const all = (right - left) * (bottom - top)
  return Math.min(dark, all - dark) >= Math.min(strokePixels, all / 4)
}
