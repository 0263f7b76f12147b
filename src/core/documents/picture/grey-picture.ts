import type { Bitmap } from '../../ports/bitmap.ts'

/** A picture of one byte a pixel, 0 black, rows from the top. */
export type GreyPicture = { width: number; height: number; pixels: Uint8Array<ArrayBuffer> }

/** A bitmap's brightness (ITU-R BT.601), as it looks on white. */
export function greyOf({ width, height, pixels }: Bitmap): GreyPicture {
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    const bright =
      ((pixels[from] as number) * 77 + (pixels[from + 1] as number) * 150 + (pixels[from + 2] as number) * 29) >> 8
    const opacity = pixels[from + 3] as number
    grey[at] = opacity === 255 ? bright : 255 - (((255 - bright) * opacity) >> 8)
  }
  return { width, height, pixels: grey }
}

/** A picture turned clockwise by quarter turns. */
export function turnGrey(picture: GreyPicture, turn: 0 | 1 | 2 | 3): GreyPicture {
  const { width, height, pixels } = picture
  if (turn === 0) return picture
  const turned = new Uint8Array(pixels.length)
  const [newWidth, newHeight] = turn === 2 ? [width, height] : [height, width]
  const last = pixels.length - 1
  const [start, right, down] =
    turn === 1 ? [last - width + 1, -width, 1] : turn === 2 ? [last, -1, -width] : [width - 1, width, -1]
  for (let y = 0; y < newHeight; y++) {
    for (let x = 0, at = start + y * down; x < newWidth; x++, at += right)
      turned[y * newWidth + x] = pixels[at] as number
  }
  return { width: newWidth, height: newHeight, pixels: turned }
}

/** The part of a picture below a box, in pixels; the box must lie within it. */
export function cropGrey(
  picture: GreyPicture,
  box: { x: number; y: number; width: number; height: number },
): GreyPicture {
  const pixels = new Uint8Array(box.width * box.height)
  for (let y = 0; y < box.height; y++) {
    const start = (box.y + y) * picture.width + box.x
    pixels.set(picture.pixels.subarray(start, start + box.width), y * box.width)
  }
  return { width: box.width, height: box.height, pixels }
}
