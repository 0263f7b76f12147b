import { expect, it } from 'vitest'
import { inkBox } from './ink.ts'

function paper(width: number, height: number, dots: readonly (readonly [number, number])[]) {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [x, y] of dots) pixels.fill(60, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return pixels
}

it('holds every printed pixel and no more', () => {
  expect(
    inkBox(
      paper(20, 30, [
        [3, 5],
        [11, 7],
        [6, 22],
      ]),
      20,
      30,
    ),
  ).toEqual({ x: 3, y: 5, width: 9, height: 18 })
})

it('reaches the edges where print does', () => {
  expect(
    inkBox(
      paper(4, 4, [
        [0, 0],
        [3, 3],
      ]),
      4,
      4,
    ),
  ).toEqual({ x: 0, y: 0, width: 4, height: 4 })
})

it('finds nothing on an empty page', () => {
  expect(inkBox(paper(8, 8, []), 8, 8)).toBeUndefined()
})
