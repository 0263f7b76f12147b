import type { AnswerTable, TableCell, TableColumn, TableRow } from '../../../api/answer-table.ts'

/** A date as `value`s have it (YYYYMMDD, the day 00 where it is not said) in the form of ISO 8601. */
export function isoDate(value: number): string {
  const digits = String(value).padStart(8, '0')
  const day = digits.slice(6)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}${day === '00' ? '' : `-${day}`}`
}

/** What a cell of a table holds as a value of a file: a number, or words; dates as ISO 8601 writes them. */
export function valueOf(cell: TableCell, { kind }: TableColumn): number | string {
  if (cell.value === undefined) return cell.text
  if (kind === 'date') return isoDate(cell.value)
  return kind === 'yes-no' || kind === 'text' ? cell.text : cell.value
}

/** The pages that a cell's words stand on. */
export function pagesOf(cell: TableCell): string {
  const pages = cell.citations.flatMap(({ spans }) => spans.map(({ page }) => page))
  return [...new Set(pages)].join(', ')
}

/** The words that a cell was taken from. */
export function wordsOf(cell: TableCell): string {
  return cell.citations.map(({ text }) => text).join(' … ')
}

/** Where a row's document lies, as its citations say. */
export function pathOf(row: TableRow): string {
  return row.cells.flatMap(({ citations }) => citations.map(({ path }) => path))[0] ?? ''
}

/** Each cell with its row and column, in the order of the table. */
export function cellsOf({ rows, columns }: AnswerTable): { row: TableRow; column: TableColumn; cell: TableCell }[] {
  return rows.flatMap((row) =>
    columns.flatMap((column, at) => {
      const cell = row.cells[at]
      return cell ? [{ row, column, cell }] : []
    }),
  )
}
