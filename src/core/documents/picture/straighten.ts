import type { GreyPicture } from './grey-picture.ts'

/** A straightened picture, and the way back from a place on it to the picture it was made of. */
export type Straightened = { picture: GreyPicture; back: (x: number, y: number) => [x: number, y: number] }

/** A picture turned about its middle by a small angle (radians, clockwise), on a sheet large enough for its corners. */
export function straighten({ width, height, pixels }: GreyPicture, angle: number): Straightened {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const newWidth = Math.ceil(width * Math.abs(cos) + height * Math.abs(sin))
  const newHeight = Math.ceil(height * Math.abs(cos) + width * Math.abs(sin))
  const back = (x: number, y: number): [number, number] => {
    const [right, down] = [x - newWidth / 2, y - newHeight / 2]
    return [cos * right + sin * down + width / 2, -sin * right + cos * down + height / 2]
  }
  const turned = new Uint8Array(newWidth * newHeight).fill(255)
  for (let newY = 0; newY < newHeight; newY++) {
    let [x, y] = back(0, newY)
    for (let newX = 0; newX < newWidth; newX++, x += cos, y -= sin) {
      const [left, top] = [Math.floor(x), Math.floor(y)]
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue
      const [toRight, toBottom] = [x - left, y - top]
      const at = top * width + left
      const above = (pixels[at] as number) * (1 - toRight) + (pixels[at + 1] as number) * toRight
      const below = (pixels[at + width] as number) * (1 - toRight) + (pixels[at + width + 1] as number) * toRight
      turned[newY * newWidth + newX] = above * (1 - toBottom) + below * toBottom
    }
  }
  return { picture: { width: newWidth, height: newHeight, pixels: turned }, back }
}
