import type { Bitmap } from '../../ports/bitmap.ts'

/** A bitmap as an Exif orientation (1 to 8) says that it is to be shown. */
export function orientBitmap(bitmap: Bitmap, orientation: number): Bitmap {
  if (orientation === 1) return bitmap
  const { width, height } = bitmap
  const swapped = orientation >= 5
  const [newWidth, newHeight] = swapped ? [height, width] : [width, height]
  const pixels = bitmap.pixels.byteOffset % 4 === 0 ? bitmap.pixels : bitmap.pixels.slice()
  const from = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  // Where the stored pixel of a shown place lies: start, and steps to the right and down.
  const last = width * height - 1
  const corners: Readonly<Record<number, readonly [start: number, right: number, down: number]>> = {
    2: [width - 1, -1, width],
    3: [last, -1, -width],
    4: [last - width + 1, 1, -width],
    5: [0, width, 1],
    6: [last - width + 1, -width, 1],
    7: [last, -width, -1],
    8: [width - 1, width, -1],
  }
  const [start, right, down] = corners[orientation] ?? [0, 1, width]
  for (let y = 0; y < newHeight; y++) {
    for (let x = 0, at = start + y * down; x < newWidth; x++, at += right) to[y * newWidth + x] = from[at] as number
  }
  return { width: newWidth, height: newHeight, pixels: new Uint8Array(to.buffer) }
}
