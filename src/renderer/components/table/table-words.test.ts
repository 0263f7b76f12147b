import { describe, expect, it } from 'vitest'
import type { CellMark } from '../../../api/answer-table.ts'
import { cellWords, markWords, statusWords, totalName, totalOf, totalValue } from './table-words.ts'
import { cellOf, testTable } from './test-table.ts'

const revenue = { name: 'Revenue', kind: 'amount' as const }

describe('cellWords', () => {
  it('reads a cell aloud with its column, its marks and its place', () => {
    const [row] = testTable().rows
    expect(row && cellWords(row.cells[0] ?? cellOf('', ''), revenue)).toBe(
      'Revenue: $1,200, 2 values in the document. From B, p. 3',
    )
    expect(cellWords(cellOf('A.pdf', ''), revenue)).toBe('Revenue: nothing said')
  })
  it('has words for each mark', () => {
    const marks: CellMark[] = ['several', 'other-period', 'unit', 'weak', 'unread']
    const words = marks.map((mark) => markWords(mark, { citations: [] }))
    expect(words.every((one) => /^[a-z ]+$/.test(one))).toBe(true)
    expect(new Set(words).size).toBe(marks.length)
  })
})

describe('statusWords', () => {
  const table = testTable()
  it('counts what is read while it runs, and claims no document that was skipped', () => {
    const half = { ...table, rows: table.rows.slice(0, 2) }
    expect(statusWords(half, 'running')).toBe('2 of 4 read')
    expect(statusWords(half, 'ended')).toBe('Paused, 2 of 4 read')
    expect(statusWords(half, 'interrupted')).toBe('Interrupted, 2 of 4 read')
    expect(statusWords(table, 'ended')).toBe('3 of 4 read, 1 skipped')
  })
})

describe('totals', () => {
  it('say what they are made of', () => {
    const [sum] = testTable().totals
    expect(sum && [totalName(sum, revenue), totalValue(sum, 'amount'), totalOf(sum)]).toEqual([
      'Sum',
      '80 USD',
      'of 1 value; 1 with a mark left out',
    ])
  })
  it('are days, shares and answers as their column is', () => {
    expect(totalValue({ kind: 'greatest', value: 20240303 }, 'date')).toBe('3 Mar 2024')
    expect(totalValue({ kind: 'greatest', value: 12 }, 'date')).toBe('12')
    expect(totalValue({ kind: 'mean', value: 12.345 }, 'percent')).toBe('12.35 %')
    expect(totalName({ kind: 'count' }, { kind: 'yes-no' })).toBe('Yes')
    expect(totalValue({ kind: 'count', value: 7, unit: 'USD' }, 'amount')).toBe('7')
    expect(totalValue({ kind: 'sum', value: -2_768e6, unit: 'USD' }, 'amount', { factor: 1e6, unit: 'USD' })).toBe(
      '-2,768',
    )
    expect(totalOf({ of: 13, marked: 0 })).toBe('of 13 values')
  })
})
