import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellAfterKey } from './grid-keys.ts'

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

it('goes a cell at a time, to the ends, and never out of the grid', () => {
  const at = { row: 1, column: 1 }
  expect(cellAfterKey(press('ArrowDown'), at, 4, 3)).toEqual({ row: 2, column: 1 })
  expect(cellAfterKey(press('ArrowLeft'), at, 4, 3)).toEqual({ row: 1, column: 0 })
  expect(cellAfterKey(press('End', { ctrlKey: true }), at, 4, 3)).toEqual({ row: 3, column: 2 })
  expect(cellAfterKey(press('Home'), at, 4, 3)).toEqual({ row: 1, column: 0 })
  expect(cellAfterKey(press('Enter'), at, 4, 3)).toBeUndefined()
  expect(cellAfterKey(press('ArrowDown', { altKey: true }), at, 4, 3)).toBeUndefined()
  const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'PageUp']
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.boolean(), fc.nat(9), fc.nat(9), (key, ctrlKey, row, column) => {
      const next = cellAfterKey(press(key, { ctrlKey }), { row, column }, 10, 10)
      expect([next?.row, next?.column].every((one) => one !== undefined && one >= 0 && one < 10)).toBe(true)
    }),
  )
})
