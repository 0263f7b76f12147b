import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { AnswerTable, TableCell } from '../../api/answer-table.ts'
import { parseCommandLine } from './options.ts'
import { printTable, tableFile, writeTable } from './table-output.ts'
import { UsageError } from './usage-error.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'carrel-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const citation = (text: string) => ({
  documentId: 'd',
  revisionId: 'r',
  path: '/desk/report.pdf',
  title: 'Report',
  headingPath: [],
  spans: [{ page: 4, start: 0, end: text.length, text }],
  text,
})
const cell: TableCell = { text: '82,959', value: 82_959e6, unit: 'USD', marks: ['several'], citations: [citation('x')] }
const table: AnswerTable = {
  columns: [{ name: 'Net sales', kind: 'amount' }],
  documents: 3,
  rows: [
    { documentId: 'a', title: 'Report', state: 'filled', cells: [cell] },
    { documentId: 'b', title: 'Letter', state: 'empty', cells: [{ text: '', marks: [], citations: [] }] },
    {
      documentId: 'c',
      title: 'Locked',
      state: 'skipped',
      cells: [],
      error: { code: 'document-empty', parameters: { name: 'Locked' } },
    },
  ],
  totals: [{ column: 0, kind: 'count', value: 0, of: 0, marked: 1 }],
}

function options(...args: string[]) {
  const parsed = parseCommandLine(['ask', 'x', ...args])
  if (parsed === 'help') throw new Error('expected a command')
  return parsed
}

test('a table is printed with values in full, pages, remarks and what was not read', () => {
  const lines: string[] = []
  printTable(table, { json: false, line: (line) => lines.push(line), object: () => {} })
  expect(lines.slice(0, 4)).toEqual([
    'Report',
    '  Net sales  82,959 = 82,959,000,000 USD  (page 4; says more than one value)',
    'Letter',
    '  Says nothing of it.',
  ])
  expect(lines.at(-1)).toBe('2 of 3 read, 1 skipped.')
})

test('--out writes CSV or XLSX, never over a file', async () => {
  const file = tableFile(options('--out', path.join(folder, 'table.csv')))
  if (!file) throw new Error('no file')
  await writeTable(table, 'Net sales?', file)
  expect(readFileSync(file.path, 'utf8')).toContain('Report,filled,82959000000,USD')
  writeFileSync(path.join(folder, 'there.xlsx'), '')
  expect(() => tableFile(options('--out', path.join(folder, 'there.xlsx')))).toThrow(UsageError)
  expect(() => tableFile(options('--out', 'table.txt'))).toThrow(UsageError)
  expect(tableFile(options())).toBeUndefined()
})
