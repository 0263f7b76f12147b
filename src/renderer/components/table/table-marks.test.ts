import { expect, it } from 'vitest'
import { currentTarget, useReaderStore } from '../../app/reader-store.ts'
import { cellKey, openCell, tableMarks } from './table-marks.ts'
import { testTable } from './test-table.ts'

it('marks the words of every cell once, and opens those of one', () => {
  const table = testTable()
  const marks = tableMarks('t', table)
  expect(new Set(marks.map(({ key }) => key)).size).toBe(4)
  expect(marks.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  const key = cellKey('t', 'B.pdf', 0, 1)
  openCell('t', table, key, 'Revenue: $1,200')
  const target = currentTarget(useReaderStore.getState())
  expect(target).toMatchObject({ key, number: 2, documentId: 'B.pdf', sentence: 'Revenue: $1,200' })
  expect(target?.marks).toHaveLength(4)
})
