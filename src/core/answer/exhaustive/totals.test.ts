import { expect, test } from 'vitest'
import type { CellMark, TableRow } from '../../../api/answer-table.ts'
import { totalsOf } from './totals.ts'

const row = (text: string, value?: number, unit?: string, marks: CellMark[] = []): TableRow => ({
  documentId: text,
  title: text,
  state: 'filled',
  cells: [{ text, marks, citations: [], ...(value === undefined ? {} : { value }), ...(unit ? { unit } : {}) }],
})
const totals = (kind: Parameters<typeof totalsOf>[0][number]['kind'], rows: TableRow[]) =>
  Object.fromEntries(
    totalsOf([{ name: 'x', kind }], rows).map((each) => [each.kind, [each.value, each.of, each.marked]]),
  )

test('sums are made of what has no mark', () => {
  const rows = [row('0.1', 0.1, 'EUR'), row('0.2', 0.2, 'EUR'), row('9', 9, 'EUR', ['several']), row('')]
  expect(totals('amount', rows)).toEqual({
    count: [2, 2, 1],
    sum: [0.3, 2, 1],
    mean: [0.15, 2, 1],
    least: [0.1, 2, 1],
    greatest: [0.2, 2, 1],
  })
})

test('unlike units do not add up, percentages have no sum, a yes is counted', () => {
  expect(totals('amount', [row('1', 1, 'EUR'), row('2', 2, 'USD')])).toEqual({ count: [2, 2, 0] })
  expect(Object.keys(totals('percent', [row('1 %', 1, '%'), row('2 %', 2, '%')]))).toEqual([
    'count',
    'mean',
    'least',
    'greatest',
  ])
  expect(totals('yes-no', [row('may', 1), row('may not', 0), row('perhaps', 1, undefined, ['weak'])])).toEqual({
    count: [1, 2, 1],
  })
})
