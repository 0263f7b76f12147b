import { strToU8 } from 'fflate/browser'
import { expect, test } from 'vitest'
import { shortMark } from './short-mark.ts'

test.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('the mark of "%s" is that of the published vectors', (text, mark) => {
  expect(shortMark(strToU8(text))).toBe(mark)
})
