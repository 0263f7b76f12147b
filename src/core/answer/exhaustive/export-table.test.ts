import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import papaparse from 'papaparse'
import { expect, test } from 'vitest'
import type { AnswerTable, TableCell } from '../../../api/answer-table.ts'
import { exportTable } from './export-table.ts'

const citation = (text: string, page: number) => ({
  documentId: 'd',
  revisionId: 'r',
  path: '/desk/Lease, "old".pdf',
  title: 'Lease',
  headingPath: [],
  spans: [{ page, start: 0, end: text.length, text }],
  text,
})
const cell = (text: string, value?: number, unit?: string): TableCell => ({
  text,
  marks: [],
  citations: text === '' ? [] : [citation(`Words of ${text}`, 3)],
  ...(value === undefined ? {} : { value }),
  ...(unit === undefined ? {} : { unit }),
})
const table = (rows: AnswerTable['rows']): AnswerTable => ({
  columns: [
    { name: 'Rent', kind: 'amount' },
    { name: 'Ends', kind: 'date' },
    { name: 'Parties', kind: 'text' },
  ],
  documents: rows.length,
  rows,
  totals: [{ column: 0, kind: 'sum', value: -1450.5, unit: 'EUR', of: 1, marked: 0 }],
})
const row = (title: string, cells: TableCell[]) => ({ documentId: title, title, state: 'filled' as const, cells })
const lease = table([
  row('Lease', [cell('(1,450.50)', -1450.5, 'EUR'), cell('May 24, 2031', 20310524), cell('=HYPERLINK("x")')]),
  {
    documentId: 'x',
    title: 'Locked',
    state: 'skipped',
    cells: [],
    error: { code: 'document-encrypted', parameters: {} },
  },
])

const csvOf = async (of: AnswerTable) => {
  const { bytes } = await exportTable(of, 'Rents?', 'csv')
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return papaparse.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
    header: true,
    skipEmptyLines: true,
  }).data
}

test('CSV: a line a document, values with their words, nothing that a spreadsheet would run', async () => {
  const [first, second] = await csvOf(lease)
  expect(first).toMatchObject({
    Document: 'Lease',
    Rent: '-1450.5',
    'Rent: unit': 'EUR',
    'Rent: as written': '(1,450.50)',
    'Rent: page': '3',
    'Rent: source': 'Words of (1,450.50)',
    Ends: '2031-05-24',
    Parties: '\'=HYPERLINK("x")',
    File: '/desk/Lease, "old".pdf',
  })
  expect(second).toMatchObject({ Document: 'Locked', State: 'document-encrypted', Rent: '' })
})

test('CSV: any text comes back as it was, but for what makes a formula harmless', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (words) => {
      const text = `x${words}`.toWellFormed()
      const [line] = await csvOf(table([row('Lease', [cell(''), cell(''), cell(text)])]))
      expect(line?.['Parties']).toBe(text)
    }),
  )
})

test.each(['=1+1', '+1+1', '-x', '@x', '\tx', '\rx'])('CSV: %j is made harmless', async (text) => {
  const [line] = await csvOf(table([row('Lease', [cell(''), cell(''), cell(text)])]))
  expect(line?.['Parties']).toBe(`'${text}`)
})

test('XLSX: numbers, dates, totals, and a sheet of sources', async () => {
  const { name, bytes } = await exportTable(lease, 'What is the rent / term of "each" lease?', 'xlsx')
  expect(name).toBe('What is the rent term of each lease.xlsx')
  const book = read(bytes, { cellNF: true })
  expect(book.SheetNames).toEqual(['Table', 'Sources'])
  const { Table: own, Sources: sources } = book.Sheets
  expect(own?.['B1']?.v).toBe('Rent (EUR)')
  expect(own?.['B2']).toMatchObject({ t: 'n', v: -1450.5 })
  expect(own?.['C2']).toMatchObject({ t: 'n', v: 47992, z: 'yyyy-mm-dd', w: '2031-05-24' })
  expect(own?.['D2']).toMatchObject({ t: 's', v: '=HYPERLINK("x")' })
  expect(own?.['B5']).toMatchObject({ t: 'n', v: -1450.5 })
  const lines = sources ? utils.sheet_to_json<Record<string, string>>(sources) : []
  expect(lines[0]).toMatchObject({ Document: 'Lease', Column: 'Rent', Page: '3', Words: 'Words of (1,450.50)' })
  expect(lines).toHaveLength(3)
})
