import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

test('numbers written in a language are read back', () => {
  const amounts = fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100)
  fc.assert(
    fc.property(amounts, fc.constantFrom('en', 'de', 'es', 'it'), (amount, language) => {
      const options = { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: 'always' as const }
      expect(readNumber(amount.toLocaleString(language, options), language)).toEqual({ value: amount, unsure: false })
    }),
  )
})

test('a point before three digits groups in German, parts in English, and is unsure else', () => {
  expect(readNumber('4.350', 'de')).toEqual({ value: 4350, unsure: false })
  expect(readNumber('4.350', 'en')).toEqual({ value: 4.35, unsure: false })
  expect(readNumber('4.350', '')).toEqual({ value: 4350, unsure: true })
  expect(readNumber('4,125', 'de')).toEqual({ value: 4.125, unsure: false })
})
