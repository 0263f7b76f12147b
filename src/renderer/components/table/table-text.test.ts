import { describe, expect, it } from 'vitest'
import { tableMarkdown, tableTsv } from './table-text.ts'
import { cellOf, testTable } from './test-table.ts'

describe('tableTsv', () => {
  it('has a line for each document, with what its cells rest on or why it is empty', () => {
    expect(tableTsv(testTable(), 'place').split('\n')).toEqual([
      'Document\tRevenue\tAuditor\tSources',
      'B\t$1,200\tSmith | Sons\tRevenue: B, p. 3; Auditor: B, p. 3',
      'A\t$80\t\tRevenue: A, p. 3',
      'C\t\t\tsays nothing of it',
      'D\t\t\tD.pdf is password-protected. Enter its password to read it',
    ])
  })
  it('keeps the columns of words with tabs and line ends, and lets no words be a formula', () => {
    const table = testTable()
    const cells = [cellOf('E', '=HYPERLINK("x")'), cellOf('E', 'two\tparts\nhere')]
    const text = tableTsv({ ...table, rows: [{ documentId: 'e', title: 'E', state: 'filled', cells }] }, 'title')
    expect(text.split('\n')[1]?.split('\t')).toEqual([
      'E',
      `'=HYPERLINK("x")`,
      'two\u2003parts here',
      'Revenue: E; Auditor: E',
    ])
    const minus = [cellOf('E', '-1,200.5'), cellOf('E', '-cmd')]
    const line = tableTsv({ ...table, rows: [{ documentId: 'e', title: 'E', state: 'filled', cells: minus }] }, 'title')
    expect(line.split('\n')[1]).toMatch(/^E\t-1,200\.5\t'-cmd\t/)
  })
})

describe('tableMarkdown', () => {
  it('numbers the words of its cells and says what is worked out and what is not in it', () => {
    expect(tableMarkdown(testTable(), 'place')).toBe(
      [
        '| Document | Revenue | Auditor |',
        '| --- | --- | --- |',
        '| B | $1,200 [1][2] | Smith \\| Sons [3] |',
        '| A | $80 [4] |  |',
        '',
        'Revenue: sum 80 USD, of 1 value; 1 with a mark left out',
        '',
        'Says nothing of it: C',
        'Could not be read: D (D.pdf is password-protected. Enter its password to read it)',
        '',
        '[1] “$1,200” (B, p. 3)',
        '[2] “$1,200” (B, p. 3)',
        '[3] “Smith | Sons” (B, p. 3)',
        '[4] “$80” (A, p. 3)',
      ].join('\n'),
    )
  })
})
