import { expect, test } from 'vitest'
import { oneLine } from './one-line.ts'

test.each([
  [' The  rent\nis due. ', 'The rent is due.'],
  ['Rent\t900', 'Rent\u2003900'],
  ['Rent \t\t 900\nHeat\t80', 'Rent\u2003900 Heat\u200380'],
  ['\tHeat\t', 'Heat'],
])('%j', (text, shown) => {
  expect(oneLine(text)).toBe(shown)
})
