import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayInput, dayRange, lastDays, yearRange } from './days.ts'

it('a date field holds the day that it was given, from its beginning to its end', () => {
  const days = fc.date({ min: new Date(1, 0, 2), max: new Date(9998, 0, 1), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const value = dayInput(date.getTime())
      const range = dayRange(value)
      expect(dayInput(range?.from)).toBe(value)
      expect(dayInput(range?.to)).toBe(value)
      expect(range && range.from <= date.getTime() && date.getTime() <= range.to).toBe(true)
    }),
  )
})

it('knows years and the last days, and no day where there is none', () => {
  expect(dayInput(yearRange(2024).from)).toBe('2024-01-01')
  expect(dayInput(yearRange(2024).to)).toBe('2024-12-31')
  expect(dayInput(lastDays(7, new Date(2024, 2, 3, 15).getTime()).from)).toBe('2024-02-26')
  for (const value of ['', 'tomorrow', '2024-3-5']) expect(dayRange(value)).toBeUndefined()
})
