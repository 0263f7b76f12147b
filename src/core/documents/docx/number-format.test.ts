import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber } from './number-format.ts'

test.each([
  [4, 'decimal', '4'],
  [4, 'decimalZero', '04'],
  [14, 'decimalZero', '14'],
  [1, 'lowerLetter', 'a'],
  [27, 'lowerLetter', 'aa'],
  [54, 'upperLetter', 'BBB'],
  [79, 'upperLetter', 'AAAA'],
  [0, 'lowerLetter', ''],
  [4, 'lowerRoman', 'iv'],
  [1994, 'upperRoman', 'MCMXCIV'],
  [5000, 'upperRoman', '5000'],
  [1, 'ordinal', '1st'],
  [12, 'ordinal', '12th'],
  [23, 'ordinal', '23rd'],
  [21, 'cardinalText', 'Twenty-one'],
  [115, 'cardinalText', 'One hundred fifteen'],
  [3, 'ordinalText', 'Third'],
  [20, 'ordinalText', 'Twentieth'],
  [42, 'ordinalText', 'Forty-second'],
  [2, 'russianUpper', 'Б'],
  [3, 'decimalEnclosedCircle', '③'],
  [12, 'chineseCounting', '十二'],
  [35, 'japaneseCounting', '三十五'],
  [6, 'chicago', '††'],
  [9, 'numberInDash', '- 9 -'],
  [7, 'something new', '7'],
  [7, 'none', ''],
])('%d as %s is %s', (value, format, text) => {
  expect(formatNumber(value, format)).toBe(text)
})

test('a custom format gives the digits that its pattern shows', () => {
  expect(formatNumber(7, 'custom', '001, 002, 003, ...')).toBe('007')
  expect(formatNumber(7, 'custom', 'nonsense')).toBe('7')
})

test('no number gives a long label', () => {
  const formats = fc.constantFrom(
    'lowerLetter',
    'upperRoman',
    'cardinalText',
    'ordinalText',
    'chicago',
    'hex',
    'custom',
  )
  fc.assert(
    fc.property(fc.integer(), formats, (value, format) => {
      expect(formatNumber(value, format, '001, 002, 003, ...').length).toBeLessThan(120)
    }),
  )
})
