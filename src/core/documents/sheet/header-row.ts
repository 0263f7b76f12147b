import type { CellKind } from './cell-kind.ts'

type Cell = { text: string; kind: CellKind }
/** Cells of a table's row by column, with holes; what stands beyond the last cell is empty. */
export type TableRow = readonly (Cell | undefined)[]
/** What the file says of a row: that it is a header, or that all its cells are bold or filled. */
export type RowMark = 'header' | 'emphasised'

/** Rows that decide whether there is a header row. */
export const headerSample = 60
const mostTitles = 3
const longestLabel = 100
/** Share of a column's cells that must differ in kind from a label. */
const differingShare = 0.8

/**
 * Index of the row that names a table's columns, among its first rows; undefined where it is not certain, as a wrong
 * header does more harm than none. A row is taken where the file itself calls it a header; else where it stands first
 * (lines of a single cell may stand above it), names every column in distinct words that do not come again below, and
 * either alone is emphasised or stands above cells of another kind: numbers, dates, codes. `marks`: by index.
 */
export function headerRowOf(
  rows: readonly TableRow[],
  marks: ReadonlyMap<number, RowMark> = new Map(),
): number | undefined {
  const sample = rows.slice(0, headerSample)
  const marked = sample.findIndex((row, index) => marks.get(index) === 'header' && filled(row).length > 1)
  if (marked >= 0 && marked < sample.length - 1) return marked
  const at = firstWideRow(sample)
  const row = at === undefined ? undefined : sample[at]
  if (at === undefined || row === undefined) return undefined
  const body = sample.slice(at + 1).filter((each) => !sameTexts(each, row))
  if (body.length === 0 || !hasLabels(row)) return undefined
  if (!namesColumns(row, body) || comesAgain(row, body)) return undefined
  if (marks.get(at) === 'emphasised' && marks.get(at + 1) === undefined) return at
  return differs(row, body) ? at : undefined
}

/** The first row of at least two cells, below a few lines of one. */
function firstWideRow(rows: readonly TableRow[]): number | undefined {
  const at = rows.findIndex((row) => filled(row).length > 1)
  return at < 0 || at > mostTitles ? undefined : at
}

function hasLabels(row: TableRow): boolean {
  const cells = filled(row).map(([, cell]) => cell)
  const periods = cells.filter(isPeriod)
  const labels = cells.filter((cell) => !isPeriod(cell))
  const worded = labels.every(
    ({ kind, text }) => (kind === 'text' || kind === 'code') && text.length <= longestLabel && !text.endsWith(':'),
  )
  const distinct = new Set(cells.map(({ text }) => text.toLowerCase())).size / cells.length
  return worded && labels.length > 0 && distinct >= 0.8 && (periods.length === 0 || areSteps(periods))
}

function isPeriod({ text, kind }: Cell): boolean {
  return kind === 'date' || (kind === 'number' && /^(?:19|20)\d\d$/.test(text))
}

/** Years that follow each other evenly, or dates that are all different, as they stand above columns of values. */
function areSteps(periods: readonly Cell[]): boolean {
  if (periods.length < 2 || new Set(periods.map(({ kind }) => kind)).size > 1) return false
  if (periods[0]?.kind === 'date') return new Set(periods.map(({ text }) => text)).size === periods.length
  const years = periods.map(({ text }) => Number(text))
  const step = (years[1] ?? 0) - (years[0] ?? 0)
  return step !== 0 && years.slice(1).every((year, index) => year - (years[index] ?? 0) === step)
}

/** Whether each column that many rows fill has a name; the first may lack one, as rows are named there. */
function namesColumns(row: TableRow, body: readonly TableRow[]): boolean {
  const width = Math.max(...body.map((each) => each.length))
  for (let column = 0; column < width; column += 1) {
    if (row[column] !== undefined) continue
    const used = body.filter((each) => each[column] !== undefined).length
    if (used > body.length / 4 && (column > 0 || filled(row).length < 2)) return false
  }
  return true
}

function comesAgain(row: TableRow, body: readonly TableRow[]): boolean {
  return filled(row).some(
    ([column, cell]) =>
      !isPeriod(cell) && body.some((each) => each[column]?.text.toLowerCase() === cell.text.toLowerCase()),
  )
}

/**
 * Whether enough columns hold another kind than their label. Two columns of which one holds words may be a form (`Name
 * Anna`, `Born 1990`): there the values must be of one kind over several rows.
 */
function differs(row: TableRow, body: readonly TableRow[]): boolean {
  const columns = filled(row)
  const differing = columns.filter(([column, label]) => {
    const cells = body.flatMap((each) => each[column] ?? [])
    const other = cells.filter((cell) => isOther(cell, label))
    const [first] = cells
    return first !== undefined && isOther(first, label) && other.length >= cells.length * differingShare
  })
  if (differing.length === 0) return false
  if (differing.length === columns.length) return true
  if (columns.length === 2) {
    const kinds = new Set(body.map((each) => each[differing[0]?.[0] ?? 0]?.kind))
    return body.length >= 4 && kinds.size === 1
  }
  return body.length > 1 || differing.length >= Math.max(2, columns.length / 2)
}

/** Years stand above any value; words stand above what is no word. */
function isOther({ kind, text }: Cell, label: Cell): boolean {
  if (isPeriod(label)) return kind === 'number' && !isPeriod({ text, kind })
  return kind !== 'text' && kind !== 'nothing' && kind !== label.kind
}

function filled(row: TableRow): [number, Cell][] {
  const cells: [number, Cell][] = []
  row.forEach((cell, column) => {
    if (cell !== undefined) cells.push([column, cell])
  })
  return cells
}

function sameTexts(left: TableRow, right: TableRow): boolean {
  return left.length === right.length && right.every((cell, column) => cell?.text === left[column]?.text)
}
