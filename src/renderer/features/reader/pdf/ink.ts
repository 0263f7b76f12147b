import type { Box } from '../../../../api/span.ts'

/** Channels darker than this are print, not paper. */
const PAPER = 244

/**
 * The smallest box, in pixels, that holds everything printed on an RGBA image; undefined where nothing is. Faint
 * specks of single pixels at the edges count too: a scan is shown whole.
 */
export function inkBox(rgba: Uint8ClampedArray, width: number, height: number): Box | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      if ((rgba[at] ?? 255) >= PAPER && (rgba[at + 1] ?? 255) >= PAPER && (rgba[at + 2] ?? 255) >= PAPER) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}
