import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanText } from './clean-text.ts'

test('no NUL, carriage return or lone surrogate gets through', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/[\0\r\uFEFF\uFFFE]/)
        expect(clean.isWellFormed()).toBe(true)
        expect(cleanText(clean)).toBe(clean)
      },
    ),
    { numRuns: 500 },
  )
})

test('pairs stay, odd spaces become plain, lines end alike', () => {
  expect(cleanText('a\r\nb\u2028c\u00A0d 😀 soft\u00ADhyphen')).toBe('a\nb\nc d 😀 softhyphen')
  expect(cleanLine('  A\n title ')).toBe('A title')
})
