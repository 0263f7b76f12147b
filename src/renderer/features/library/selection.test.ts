import { expect, it } from 'vitest'
import { moved, nothingSelected, rangeTo, rowAfterKey } from './selection.ts'

const idAt = (index: number) => (index === 3 ? undefined : `d${index}`)

it('selects alone, as a range from the anchor, and by toggling', () => {
  const one = moved(nothingSelected, 2, 'alone', idAt)
  expect([...one.ids]).toEqual(['d2'])
  const range = moved(one, 5, 'range', idAt)
  expect([...range.ids]).toEqual(['d2', 'd4', 'd5'])
  expect([...moved(range, 1, 'range', idAt).ids]).toEqual(['d1', 'd2'])
  const toggled = moved(range, 4, 'toggle', idAt)
  expect([...toggled.ids]).toEqual(['d2', 'd5'])
  expect([...moved(toggled, 4, 'toggle', idAt).ids]).toEqual(['d2', 'd5', 'd4'])
})

it('moves the cursor by itself, and ranges go on from where they began', () => {
  const one = moved(nothingSelected, 2, 'alone', idAt)
  const away = moved(one, 6, 'cursor', idAt)
  expect([...away.ids]).toEqual(['d2'])
  expect(away.cursor).toBe(6)
  expect(rangeTo(away, 7)).toEqual({ from: 2, to: 7 })
  expect(rangeTo(away, 0)).toEqual({ from: 0, to: 2 })
  expect(rangeTo(nothingSelected, 4)).toEqual({ from: 4, to: 4 })
})

it('keeps the cursor inside the table', () => {
  expect(rowAfterKey('ArrowDown', -1, 10, 5)).toBe(0)
  expect(rowAfterKey('ArrowDown', 9, 10, 5)).toBe(9)
  expect(rowAfterKey('ArrowUp', 0, 10, 5)).toBe(0)
  expect(rowAfterKey('PageDown', 7, 10, 5)).toBe(9)
  expect(rowAfterKey('End', 0, 10, 5)).toBe(9)
  expect(rowAfterKey('x', 0, 10, 5)).toBeUndefined()
  expect(rowAfterKey('ArrowDown', 0, 0, 5)).toBeUndefined()
})
