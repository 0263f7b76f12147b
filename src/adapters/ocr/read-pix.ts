import type { Bitmap } from '../../core/ports/bitmap.ts'
import type { PixHandle } from './tesseract-core.ts'

/** Places of fields in leptonica's struct Pix and struct PixColormap on a machine of 32 bits, in 32-bit words. */
const at = { width: 0, height: 1, depth: 2, samples: 3, words: 4, dpi: 6, colormap: 11, data: 12 }
const inColormap = { array: 0, count: 3 }

/** What a decoded picture says of itself. `dpi` 0 where the file does not say. */
export type PixFacts = { width: number; height: number; depth: number; dpi: number }

/** The facts of a decoded picture. */
export function pixFacts(heap: Uint8Array, pix: PixHandle): PixFacts {
  const words = new Uint32Array(heap.buffer, pix, 16)
  return {
    width: words[at.width] ?? 0,
    height: words[at.height] ?? 0,
    depth: words[at.depth] ?? 0,
    dpi: words[at.dpi] ?? 0,
  }
}

/** A decoded picture's pixels, every `reduce` by `reduce` of them as their mean. */
export function readPix(heap: Uint8Array, pix: PixHandle, reduce: number): Bitmap {
  const fields = new Uint32Array(heap.buffer, pix, 16)
  const field = (name: keyof typeof at): number => fields[at[name]] ?? 0
  const depth = field('depth')
  const wordsPerLine = field('words')
  const data = new Uint32Array(heap.buffer, field('data'), wordsPerLine * field('height'))
  const colour = colourOf(heap, depth, field('samples'), field('colormap'))
  const width = Math.max(1, Math.floor(field('width') / reduce))
  const height = Math.max(1, Math.floor(field('height') / reduce))
  const pixels = new Uint8Array(width * height * 4)
  const perWord = 32 / depth
  const mask = depth === 32 ? 0xffffffff : 2 ** depth - 1
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 4) {
      let [red, green, blue, opacity] = [0, 0, 0, 0]
      for (let down = 0; down < reduce; down++) {
        const line = (y * reduce + down) * wordsPerLine
        for (let right = 0; right < reduce; right++) {
          const column = x * reduce + right
          const word = data[line + Math.floor(column / perWord)] ?? 0
          const shown = colour((word >>> (32 - depth * ((column % perWord) + 1))) & mask)
          red += shown >>> 24
          green += (shown >>> 16) & 255
          blue += (shown >>> 8) & 255
          opacity += shown & 255
        }
      }
      const all = reduce * reduce
      pixels[to] = red / all
      pixels[to + 1] = green / all
      pixels[to + 2] = blue / all
      pixels[to + 3] = opacity / all
    }
  }
  return { width, height, pixels }
}

/** How a pixel's value looks: red, green, blue and opacity from the highest byte down. */
function colourOf(heap: Uint8Array, depth: number, samples: number, colormap: number): (value: number) => number {
  const grey = (value: number): number => ((value << 24) | (value << 16) | (value << 8) | 255) >>> 0
  if (colormap !== 0) {
    const [array = 0, , , count = 0] = new Uint32Array(heap.buffer, colormap, inColormap.count + 1)
    const table = Array.from({ length: count }, (_, index) => {
      const [blue = 0, green = 0, red = 0, opacity = 0] = heap.subarray(array + index * 4, array + index * 4 + 4)
      return ((red << 24) | (green << 16) | (blue << 8) | opacity) >>> 0
    })
    return (value) => table[value] ?? 0xffffffff
  }
  switch (depth) {
    case 1:
      return (value) => grey(value === 0 ? 255 : 0)
    case 32:
      return samples === 4 ? (value) => value >>> 0 : (value) => (value | 255) >>> 0
    case 16:
      return (value) => grey(value >>> 8)
    default:
      return (value) => grey(Math.round((value * 255) / (2 ** depth - 1)))
  }
}
