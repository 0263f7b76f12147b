import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableRow } from '../../../api/answer-table.ts'
import { nextSort, sortRows } from './sort-rows.ts'
import { cellOf, testTable } from './test-table.ts'

const titles = (rows: readonly TableRow[]) => rows.map(({ title }) => title[0]).join('')
const rows = testTable().rows.slice(0, 2)

describe('sortRows', () => {
  it('sorts by value, by words, by name, and leaves rows as they came', () => {
    expect(titles(sortRows(rows, undefined))).toBe('BA')
    expect(titles(sortRows(rows, { column: 0, descending: false }))).toBe('AB')
    expect(titles(sortRows(rows, { column: 0, descending: true }))).toBe('BA')
    expect(titles(sortRows(rows, { column: -1, descending: false }))).toBe('AB')
  })
  it('puts rows that say nothing last either way', () => {
    expect(titles(sortRows(rows, { column: 1, descending: false }))).toBe('BA')
    expect(titles(sortRows(rows, { column: 1, descending: true }))).toBe('BA')
  })
  it('gives the same order whatever order the rows came in', () => {
    const cell = fc.oneof(
      fc.constant(cellOf('X', '')),
      fc.integer().map((value) => cellOf('X', `v${value}`, { value })),
      fc.string({ minLength: 1 }).map((text) => cellOf('X', text)),
    )
    const key = ({ text, value }: { text: string; value?: number | undefined }) => (text === '' ? '' : (value ?? text))
    fc.assert(
      fc.property(fc.array(cell), fc.boolean(), (cells, descending) => {
        const table = cells.map((one): TableRow => ({ documentId: 'x', title: 'x', state: 'filled', cells: [one] }))
        const order = (list: readonly TableRow[]) =>
          sortRows(list, { column: 0, descending }).map((row) => row.cells[0] && typeof key(row.cells[0]))
        expect(order(table.toReversed())).toEqual(order(table))
        const values = sortRows(table, { column: 0, descending }).flatMap((row) => row.cells[0]?.value ?? [])
        expect(values).toEqual(values.toSorted((a, b) => (descending ? b - a : a - b)))
      }),
    )
  })
})

describe('nextSort', () => {
  it('goes up, down and back', () => {
    const up = nextSort(undefined, 1)
    expect(up).toEqual({ column: 1, descending: false })
    const down = nextSort(up, 1)
    expect(down).toEqual({ column: 1, descending: true })
    expect(nextSort(down, 1)).toBeUndefined()
    expect(nextSort(down, 0)).toEqual({ column: 0, descending: false })
  })
})
