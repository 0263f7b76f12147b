import type {
  AnswerTable,
  CellMark,
  ColumnKind,
  TableCell,
  TableColumn,
  TableTotal,
} from '../../../api/answer-table.ts'
import type { ColumnScale } from '../../../api/column-scale.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** Why a cell wants a look. */
export function markWords(mark: CellMark, { citations }: Pick<TableCell, 'citations'>): string {
  if (mark !== 'several') return say('table', `mark-${mark}`)
  const count = citations.length
  return count > 1 ? say('table', 'mark-several', { count }) : say('table', 'mark-severalUncounted')
}

/** A cell as it is read aloud: its column, its words, its marks, and where they stand. */
export function cellWords(cell: TableCell, column: TableColumn): string {
  if (cell.text === '') return say('table', 'nothing', { column: column.name })
  const said = say('table', 'cell', { column: column.name, text: cell.text })
  const words = [said, ...cell.marks.map((mark) => markWords(mark, cell))].join(', ')
  const [first] = cell.citations
  if (first === undefined) return words
  const where = [plainTitle(first.title), pageWords(first, 'short')].filter((part) => part !== '').join(', ')
  return say('table', 'cellFrom', { words, where })
}

/** How far a table is: of all its documents, how many have a row, and how many of these could not be read. */
export function countRows({ rows, documents }: Pick<AnswerTable, 'rows' | 'documents'>) {
  const skipped = rows.filter(({ state }) => state === 'skipped').length
  return { rows: rows.length, documents, skipped, read: rows.length - skipped }
}

/** Whether every document of a table has its row. */
export function isComplete({ rows, documents }: Pick<AnswerTable, 'rows' | 'documents'>): boolean {
  return rows.length >= documents
}

/** The line above a table. */
export function statusWords(
  table: Pick<AnswerTable, 'rows' | 'documents'>,
  state: 'running' | 'interrupted' | 'ended',
): string {
  const counted = countRows(table)
  if (isComplete(table)) return say('table', 'done', counted)
  return say('table', state === 'running' ? 'reading' : state === 'interrupted' ? 'interrupted' : 'paused', counted)
}

/** The name of a figure below a column. */
export function totalName({ kind }: Pick<TableTotal, 'kind'>, column: Pick<TableColumn, 'kind'>): string {
  return say('table', kind === 'count' && column.kind === 'yes-no' ? 'total-yes' : `total-${kind}`)
}

/** A figure with its unit, or in the scale that the column's name says; a date as a day. */
export function totalValue(
  total: Pick<TableTotal, 'kind' | 'value' | 'unit'>,
  kind: ColumnKind,
  scale?: ColumnScale,
): string {
  if (total.kind === 'count') return numbers.format(total.value)
  if (kind === 'date') return dayOf(total.value)
  if (kind === 'percent') return `${numbers.format(total.value)} %`
  if (scale) return numbers.format(total.value / scale.factor)
  return total.unit === undefined ? numbers.format(total.value) : `${numbers.format(total.value)} ${total.unit}`
}

/** What a figure is made of, and what was left out of it. */
export function totalOf({ of, marked }: Pick<TableTotal, 'of' | 'marked'>): string {
  const words = say('table', 'totalOf', { count: of })
  return marked === 0 ? words : say('table', 'totalMarked', { words, count: marked })
}

/** The day of YYYYMMDD; the digits where they are none. */
function dayOf(value: number): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(String(value)) ?? []
  if (year === undefined) return String(value)
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return new Date(at).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
}
