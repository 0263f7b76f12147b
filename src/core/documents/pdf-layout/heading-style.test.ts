import { expect, test } from 'vitest'
import { clauseDepth, type HeadingStyle, headingLevels, numberDepth } from './heading-style.ts'

const style = (over: Partial<HeadingStyle>): HeadingStyle => ({
  size: 11,
  bold: true,
  capitals: false,
  depth: 0,
  rank: 0,
  ...over,
})

test('levels follow size, then weight, then numbers', () => {
  const level = headingLevels()
  expect(level(style({ size: 24 }))).toBe(1)
  expect(level(style({ size: 15, depth: 1 }))).toBe(2)
  expect(level(style({ depth: 2 }))).toBe(3)
  expect(level(style({ depth: 2 }))).toBe(3)
  expect(level(style({ size: 15, depth: 1 }))).toBe(2)
  expect(level(style({ bold: false, capitals: true }))).toBe(3)
})

test('a part stands above its items, an item above its notes, though they look alike', () => {
  const level = headingLevels()
  expect(level(style({ depth: 1, rank: 1 }))).toBe(1)
  expect(level(style({ depth: 1, rank: 3 }))).toBe(2)
  expect(level(style({ depth: 1, rank: 4 }))).toBe(3)
  expect(level(style({ depth: 1, rank: 3 }))).toBe(2)
  expect(level(style({ depth: 1, rank: 1 }))).toBe(1)
})

test.each([
  ['7 Term and termination', 1, 0],
  ['7.2 Termination.', 2, 2],
  ['Note 10 : Borrowings', 1, 0],
  ['Termination', 0, 0],
  ['1.2.3) Deep', 3, 3],
  ['2,900 euros', 0, 0],
])('%s has number depth %i and clause depth %i', (text, number, clause) => {
  expect([numberDepth(text), clauseDepth(text)]).toEqual([number, clause])
})
