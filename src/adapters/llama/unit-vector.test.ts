import { expect, test } from 'vitest'
import { unitVector } from './unit-vector.ts'

test('vectors have length one', () => {
  expect([...unitVector([3, 4], 2)].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8])
})

test('a vector without length stays usable', () => {
  expect([...unitVector([0, 0, 0], 3)]).toEqual([1, 0, 0])
  expect([...unitVector([Number.NaN, 1], 2)]).toEqual([1, 0])
})
