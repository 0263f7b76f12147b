import type { Rectangle, Size } from 'electron'

/** The part of a picture that shows a region of the screen it was taken of; undefined where nothing is left of it. */
export function partOfPicture(region: Rectangle, screen: Size, picture: Size): Rectangle | undefined {
  const across = picture.width / screen.width
  const down = picture.height / screen.height
  const left = clamp(Math.floor(region.x * across), picture.width)
  const top = clamp(Math.floor(region.y * down), picture.height)
  const width = clamp(Math.ceil((region.x + region.width) * across), picture.width) - left
  const height = clamp(Math.ceil((region.y + region.height) * down), picture.height) - top
  return width > 0 && height > 0 ? { x: left, y: top, width, height } : undefined
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most)
}
