import { expect, test } from 'vitest'
import type { Summary } from '../../../api/summary.ts'
import { sortSummaries } from './sort-summaries.ts'

const summary = (title: string, form: Summary['form'], updatedAt: number): Summary => ({
  id: title,
  title,
  documentIds: [],
  documentTitles: [title],
  form,
  state: 'done',
  versions: 1,
  createdAt: 0,
  updatedAt,
})
const all = [summary('Lease 10', 'line', 1), summary('Lease 9', 'bullets', 3), summary('Addendum', 'line', 2)]
const titles = (...order: Parameters<typeof sortSummaries> extends [unknown, infer C, infer D] ? [C, D] : never) =>
  sortSummaries(all, ...order).map(({ title }) => title)

test('sorts by each column, numbers as numbers, the last changed first among equals', () => {
  expect(titles('title', false)).toEqual(['Addendum', 'Lease 9', 'Lease 10'])
  expect(titles('documents', true)).toEqual(['Lease 10', 'Lease 9', 'Addendum'])
  expect(titles('changed', true)).toEqual(['Lease 9', 'Addendum', 'Lease 10'])
  expect(titles('form', false)).toEqual(['Lease 9', 'Addendum', 'Lease 10'])
  expect(titles('form', true)).toEqual(['Addendum', 'Lease 10', 'Lease 9'])
})
