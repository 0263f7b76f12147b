import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { AnswerTable, ColumnKind, TableCell, TableTotal } from '../../api/answer-table.ts'
import { exportTable, type TableFormat } from '../../core/answer/exhaustive/export-table.ts'
import { say, sayError } from '../../messages/say.ts'
import type { CommandOptions } from './options.ts'
import type { Output } from './output.ts'
import { UsageError } from './usage-error.ts'

/** Characters of a cell that are shown; all of it stands in the file. */
const shownAtMost = 60
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** A file that a table is to be written to. */
export type TableFile = { path: string; format: TableFormat }

/** The file that `--out` names. Errors: `UsageError` where its name does not end in .csv or .xlsx, or it is there already. */
export function tableFile(options: CommandOptions): TableFile | undefined {
  const given = options.values['out']
  if (given === undefined) return undefined
  const file = path.resolve(given)
  const format = path.extname(file).slice(1).toLowerCase()
  if (format !== 'csv' && format !== 'xlsx') throw new UsageError(say('terminal', 'out-format', { path: given }))
  if (existsSync(file)) throw new UsageError(say('terminal', 'out-exists', { path: file }))
  return { path: file, format }
}

/** Writes a table, never over a file that is there. */
export async function writeTable(table: AnswerTable, question: string, file: TableFile): Promise<void> {
  const { bytes } = await exportTable(table, question, file.format)
  writeFileSync(file.path, bytes, { flag: 'wx' })
}

/** Prints a table: a block a document, each cell with its page and marks, then totals and how many were read. */
export function printTable({ columns, rows, totals, documents }: AnswerTable, output: Output): void {
  const widest = Math.max(0, ...columns.map(({ name }) => name.length))
  for (const row of rows) {
    output.line(row.title)
    if (row.state === 'skipped') output.line(`  ${row.error ? sayError(row.error) : say('terminal', 'table-skipped')}`)
    else if (row.state === 'empty') output.line(`  ${say('terminal', 'table-empty')}`)
    else
      row.cells.forEach((cell, at) =>
        output.line(`  ${(columns[at]?.name ?? '').padEnd(widest)}  ${shownCell(cell, columns[at]?.kind ?? 'text')}`),
      )
  }
  if (totals.length > 0) output.line('')
  columns.forEach(({ name, kind }, at) => {
    const own = totals.filter(({ column }) => column === at).map((total) => shownTotal(total, kind === 'date'))
    if (own.length > 0) output.line(`${name.padEnd(widest)}  ${own.join(', ')}`)
  })
  const skipped = rows.filter(({ state }) => state === 'skipped').length
  output.line(say('terminal', 'table-read', { read: rows.length - skipped, documents, skipped }))
}

function shownCell({ text, value, unit, marks, citations }: TableCell, kind: ColumnKind): string {
  if (text === '') return say('terminal', 'table-nothing')
  const short = text.length <= shownAtMost ? text : `${text.slice(0, shownAtMost).toWellFormed()} …`
  const page = citations[0]?.spans[0]?.page
  const notes = [
    ...(page === undefined ? [] : [say('terminal', 'table-page', { page })]),
    ...marks.map((mark) => say('terminal', `mark-${mark}`)),
  ]
  // As it stands, and what it is worth where a table says its unit elsewhere.
  const worth =
    kind === 'amount' && value !== undefined ? ` = ${[numbers.format(value), unit ?? ''].join(' ').trim()}` : ''
  return `${short}${worth}  (${notes.join('; ')})`
}

function shownTotal({ kind, value, unit, of }: TableTotal, isDate: boolean): string {
  const number = numbers.format(value)
  const shown = isDate && kind !== 'count' ? String(value).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') : number
  return say('terminal', `total-${kind}`, {
    value: unit === undefined || kind === 'count' ? shown : `${shown} ${unit}`,
    of,
  })
}
