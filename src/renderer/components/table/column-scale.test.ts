import { describe, expect, it } from 'vitest'
import type { TableCell } from '../../../api/answer-table.ts'
import { columnScale } from '../../../api/column-scale.ts'
import { scaledName, scaleWords } from './column-scale.ts'
import { cellOf } from './test-table.ts'

const rows = (...cells: [text: string, value?: number, unit?: string][]) => ({
  rows: cells.map(([text, value, unit], index) => {
    const more: Partial<TableCell> = {
      ...(value === undefined ? {} : { value }),
      ...(unit === undefined ? {} : { unit }),
    }
    return { documentId: `${index}`, title: '', state: 'filled' as const, cells: [cellOf('A', text, more)] }
  }),
})

describe('columnScale', () => {
  it('is what all figures of a column are written in', () => {
    const scale = columnScale(rows(['82,959', 82_959e6, 'USD'], ['$ (2,768)', -2_768e6, 'USD'], ['']), 0)
    expect(scale).toEqual({ factor: 1e6, unit: 'USD' })
    expect(scale && scaleWords(scale)).toBe('USD millions')
    const table = { columns: [{ name: 'Revenue', kind: 'amount' as const }], documents: 1, totals: [] }
    expect(scaledName({ ...table, ...rows(['82,959', 82_959e6, 'USD']) }, 0)).toBe('Revenue (USD millions)')
    expect(scaledName({ ...table, ...rows(['$1,200', 1200, 'USD']) }, 0)).toBe('Revenue')
  })
  it('is nothing where figures say all of it, differ in it, or are no figures', () => {
    expect(columnScale(rows(['$1,200', 1200, 'USD']), 0)).toBeUndefined()
    expect(columnScale(rows(['12', 12e6, 'USD'], ['7', 7e3, 'USD']), 0)).toBeUndefined()
    expect(columnScale(rows(['12', 12e6, 'USD'], ['7', 7e6, 'EUR']), 0)).toBeUndefined()
    expect(columnScale(rows(['ninety days']), 0)).toBeUndefined()
  })
})
