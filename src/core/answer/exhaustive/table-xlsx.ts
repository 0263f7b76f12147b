import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { AnswerTable, TableCell, TableColumn } from '../../../api/answer-table.ts'
import { cellsOf, isoDate, pagesOf, valueOf, wordsOf } from './table-cells.ts'

/** The most that a cell of a workbook holds. */
const longest = 32_767
const dayMs = 86_400_000
/** Day 0 of a workbook's dates. */
const epoch = Date.UTC(1899, 11, 30)

/**
 * A table as a workbook: numbers as numbers, dates as dates, totals below; a second sheet with document, page and the exact
 * words of each cell.
 */
export async function tableXlsx(table: AnswerTable): Promise<Uint8Array<ArrayBuffer>> {
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  const { columns, rows, totals } = table
  const head = ['Document', ...columns.map(({ name, kind }, at) => withUnit(name, kind, commonUnit(table, at)))]
  const body = rows.map((row) => [text(row.title), ...columns.map((column, at) => cellOf(row.cells[at], column))])
  const sums = totals.map(({ kind, column, value, of, marked }) => {
    const values = columns.map((own, at) => (at === column ? totalOf(own, kind, value) : blank))
    return [text(`${kind} (${of}${marked > 0 ? ` + ${marked} marked` : ''})`), ...values]
  })
  utils.book_append_sheet(
    book,
    sheetOf([head.map(text), ...body, ...(sums.length > 0 ? [[], ...sums] : [])], utils),
    'Table',
  )
  const sources = cellsOf(table)
    .filter(({ cell }) => cell.text !== '')
    .map(({ row, column, cell }) => {
      const path = cell.citations[0]?.path ?? ''
      return [
        row.title,
        column.name,
        pagesOf(cell),
        wordsOf(cell),
        cell.text,
        cell.unit ?? '',
        cell.marks.join(' '),
        path,
      ].map(text)
    })
  const sourceHead = ['Document', 'Column', 'Page', 'Words', 'As written', 'Unit', 'Marks', 'File']
  utils.book_append_sheet(book, sheetOf([sourceHead.map(text), ...sources], utils), 'Sources')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

type Utils = typeof import('@e965/xlsx')['utils']

const blank: CellObject = { t: 'z' }

function sheetOf(rows: readonly (readonly CellObject[])[], utils: Utils): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => [...row]))
}

function text(value: string): CellObject {
  return value === '' ? blank : { t: 's', v: value.slice(0, longest).toWellFormed() }
}

function cellOf(cell: TableCell | undefined, column: TableColumn): CellObject {
  if (!cell || cell.text === '') return blank
  if (column.kind === 'date' && cell.value !== undefined) return dateOf(cell.value)
  const value = valueOf(cell, column)
  return typeof value === 'number' ? { t: 'n', v: value } : text(value)
}

function totalOf({ kind }: TableColumn, total: string, value: number): CellObject {
  return kind === 'date' && total !== 'count' ? dateOf(value) : { t: 'n', v: value }
}

/** A date as the number of its day; as words where its day is not said. */
function dateOf(value: number): CellObject {
  const [year = 0, month = 0, day] = isoDate(value).split('-').map(Number)
  if (day === undefined) return text(isoDate(value))
  return { t: 'n', v: (Date.UTC(year, month - 1, day) - epoch) / dayMs, z: 'yyyy-mm-dd' }
}

function commonUnit({ rows }: AnswerTable, column: number): string | undefined {
  const units = new Set(rows.flatMap(({ cells }) => (cells[column]?.value === undefined ? [] : [cells[column].unit])))
  return units.size === 1 ? [...units][0] : undefined
}

function withUnit(name: string, kind: TableColumn['kind'], unit: string | undefined): string {
  return unit === undefined || kind === 'text' ? name : `${name} (${unit})`
}
