import type { AnswerTable, TableColumn, TableRow } from '../../../api/answer-table.ts'
import { pagesOf, pathOf, valueOf, wordsOf } from './table-cells.ts'

/** Programs of spreadsheets take what begins so for a formula. */
const formula = /^[=+\-@\t\r]/

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark): a line a document; each column as its value, its unit, its words as
 * written, marks, pages, and the words it was taken from.
 */
export function tableCsv({ columns, rows }: AnswerTable): Uint8Array<ArrayBuffer> {
  const head = ['Document', 'State', ...columns.flatMap(headsOf), 'File']
  const lines = [head, ...rows.map((row) => lineOf(row, columns))]
  const text = lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')
  return new TextEncoder().encode(`\uFEFF${text}`)
}

function headsOf({ name }: TableColumn): string[] {
  return [name, ...['unit', 'as written', 'marks', 'page', 'source'].map((what) => `${name}: ${what}`)]
}

function lineOf(row: TableRow, columns: readonly TableColumn[]): (string | number)[] {
  const cells = columns.flatMap((column, at) => {
    const cell = row.cells[at]
    if (!cell || cell.text === '') return ['', '', '', '', '', '']
    return [valueOf(cell, column), cell.unit ?? '', cell.text, cell.marks.join(' '), pagesOf(cell), wordsOf(cell)]
  })
  return [row.title, row.error?.code ?? row.state, ...cells, pathOf(row)]
}

/** A field in quotes where it needs them. Words that would be taken for a formula get an apostrophe; numbers are numbers. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = formula.test(value) && !isNumber(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:[.,]\d+)*$/.test(text)
}
