import type { Bitmap } from '../../ports/bitmap.ts'

/** A bitmap made `width` pixels wide: the mean of the pixels that fall together, or, to widen it, between neighbours. */
export function scaleBitmap(bitmap: Bitmap, width: number): Bitmap {
  const height = Math.max(1, Math.round((bitmap.height * width) / bitmap.width))
  if (width === bitmap.width) return bitmap
  const middle = resample(bitmap.pixels, bitmap.width, bitmap.height, width, 4, bitmap.width * 4, width * 4)
  const pixels = resample(middle, bitmap.height, width, height, width * 4, 4, 4)
  return { width, height, pixels }
}

/**
 * Resamples `lines` lines of `from` pixels to `to` pixels. `step`: bytes from a pixel to the next along the line, in both;
 * `stride` and `outStride`: from a line to the next.
 */
function resample(
  pixels: Uint8Array,
  from: number,
  lines: number,
  to: number,
  step: number,
  stride: number,
  outStride: number,
): Uint8Array {
  // Clamped: the cubic goes a little beyond black and white.
  const out = new Uint8ClampedArray(lines * to * 4)
  const ratio = from / to
  for (let place = 0; place < to; place++) {
    const { first, weights } =
      ratio > 1 ? covered(place * ratio, ratio, from) : about((place + 0.5) * ratio - 0.5, from)
    const sum = weights.reduce((total, weight) => total + weight, 0)
    for (let line = 0; line < lines; line++) {
      let [red, green, blue, opacity] = [0, 0, 0, 0]
      let source = line * stride + first * step
      for (const weight of weights) {
        red += (pixels[source] as number) * weight
        green += (pixels[source + 1] as number) * weight
        blue += (pixels[source + 2] as number) * weight
        opacity += (pixels[source + 3] as number) * weight
        source += step
      }
      const at = line * outStride + place * step
      out[at] = red / sum
      out[at + 1] = green / sum
      out[at + 2] = blue / sum
      out[at + 3] = opacity / sum
    }
  }
  return new Uint8Array(out.buffer)
}

type Window = { first: number; weights: number[] }

/** The pixels that a wider one covers, by how much of each. */
function covered(left: number, ratio: number, from: number): Window {
  const right = Math.min(from, left + ratio)
  const first = Math.floor(left)
  const weights: number[] = []
  for (let at = first; at < right; at++) weights.push(Math.min(at + 1, right) - Math.max(at, left))
  return { first, weights }
}

/** The four pixels about a place between two, by the cubic of Catmull and Rom; edges are repeated by leaving them out. */
function about(middle: number, from: number): Window {
  const start = Math.floor(middle) - 1
  const first = Math.max(0, start)
  const weights: number[] = []
  for (let at = first; at < Math.min(from, start + 4); at++) {
    const away = Math.abs(at - middle)
    weights.push(away < 1 ? 1 - 2.5 * away ** 2 + 1.5 * away ** 3 : 2 - 4 * away + 2.5 * away ** 2 - 0.5 * away ** 3)
  }
  return { first, weights }
}
