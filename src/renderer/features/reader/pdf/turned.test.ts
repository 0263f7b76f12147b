import { expect, it } from 'vitest'
import { type Quarters, turnedBox, turnedShape } from './turned.ts'

const box = { x: 0.125, y: 0.25, width: 0.5, height: 0.0625 }

it.each([1, 2, 3] as const)('%i quarters, then as many as are left of a whole turn, change nothing', (turn) => {
  expect(turnedBox(turnedBox(box, turn), (4 - turn) as Quarters)).toEqual(box)
  const once = turnedBox(turnedBox(box, 1), 1)
  expect(once).toEqual(turnedBox(box, 2))
})

it('brings what stands at the left of a page that lies on its side to where it is shown', () => {
  // Lines run up the page: its left edge is the top.
  expect(turnedBox({ x: 0, y: 0.5, width: 0.0625, height: 0.5 }, 1)).toEqual({ x: 0, y: 0, width: 0.5, height: 0.0625 })
  const shape = { width: 600, height: 800, ink: { x: 60, y: 400, width: 30, height: 400 } }
  expect(turnedShape(shape, 1)).toEqual({
    width: 800,
    height: 600,
    turn: 1,
    ink: { x: 0, y: 60, width: 400, height: 30 },
  })
  expect(turnedShape(shape, 0)).toEqual(shape)
})
