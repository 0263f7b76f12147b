import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureOf, scaleIn } from './figure.ts'
import { periodOf, sameEnd } from './period.ts'

test.each([
  ['$ (3,844)', { value: -3844, percent: false, currency: 'USD' }],
  ['29,998', { value: 29998, percent: false }],
  ['(14)%', { value: -14, percent: true }],
  ['(174 )', { value: -174, percent: false }],
  ['$ 22,291 $', { value: 22291, percent: false, currency: 'USD' }],
  ['1.234,56 €', { value: 1234.56, percent: false, currency: 'EUR' }],
  ['−12.5 %', { value: -12.5, percent: true }],
])('a cell that is a figure: %s', (cell, figure) => {
  expect(figureOf(cell)).toEqual(figure)
})

test.each(['Net sales', '—', '', 'June 25, 2022', 'Q3 2022', '12 months', '7.1 (b)'])('no figure: %s', (cell) => {
  expect(figureOf(cell)).toBeUndefined()
})

test('amounts written with grouping, brackets and a sign of currency are read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), (value, signed) => {
      const digits = Math.abs(value).toLocaleString('en-US')
      const cell = `${signed ? '$ ' : ''}${value < 0 ? `(${digits})` : digits}`
      expect(figureOf(cell)?.value).toBe(value)
    }),
  )
})

test.each([
  ['(In millions, except number of shares, which are reflected in thousands)', 1e6],
  ['(in thousands)', 1e3],
  ['Angaben in Mio. €', 1e6],
  ['in TEUR', 1e3],
  ['All amounts in whole euros', undefined],
])('the unit of a table: %s', (text, scale) => {
  expect(scaleIn(text)).toBe(scale)
})

test.each([
  ['Three Months Ended June 25, 2022', { months: 3, end: { year: 2022, month: 6, day: 25 } }],
  ['Nine Months Ended September 30, 2021', { months: 9, end: { year: 2021, month: 9, day: 30 } }],
  ['39 Weeks Ended October 1, 2022', { months: 9, end: { year: 2022, month: 10, day: 1 } }],
  ['Year Ended December 31, 2022', { months: 12, end: { year: 2022, month: 12, day: 31 } }],
  ['Oct 1, 2022', { end: { year: 2022, month: 10, day: 1 } }],
  ['Q3 2022', { months: 3, end: { year: 2022 } }],
  ['2022', { end: { year: 2022 } }],
  ['Geschäftsjahr 2023', { months: 12, end: { year: 2023 } }],
])('the time of %s', (text, period) => {
  expect(periodOf(text)).toEqual(period)
})

test('ends of years of 52 weeks are those of the calendar, other quarters are not', () => {
  expect(sameEnd({ year: 2022, month: 10, day: 1 }, { year: 2022, month: 9, day: 30 })).toBe(true)
  expect(sameEnd({ year: 2022, month: 6, day: 25 }, { year: 2022, month: 9, day: 24 })).toBe(false)
  expect(sameEnd({ year: 2022 }, { year: 2021, month: 9, day: 24 })).toBe(false)
})
