import type { TableCell, TableColumn, TableRow, TableTotal } from '../../../api/answer-table.ts'

/**
 * Figures of a table's columns, of their cells without a mark: how many say something, and of amounts and numbers of one unit
 * the sum, mean, least and greatest; of percentages and dates no sum.
 */
export function totalsOf(columns: readonly TableColumn[], rows: readonly TableRow[]): TableTotal[] {
  return columns.flatMap(({ kind }, column): TableTotal[] => {
    const said = rows.flatMap(({ cells }) => cells[column] ?? []).filter((cell) => cell.text !== '')
    const clear = said.filter(({ marks }) => marks.length === 0)
    const marked = said.length - clear.length
    const counted = kind === 'yes-no' ? clear.filter(({ value }) => value === 1).length : clear.length
    const count: TableTotal = { column, kind: 'count', value: counted, of: clear.length, marked }
    if (kind === 'text' || kind === 'yes-no') return [count]
    return [count, ...figuresOf(column, kind, clear, marked)]
  })
}

function figuresOf(
  column: number,
  kind: TableColumn['kind'],
  cells: readonly TableCell[],
  marked: number,
): TableTotal[] {
  const valued = cells.flatMap(({ value, unit }) => (value === undefined ? [] : [{ value, unit }]))
  const [first] = valued
  // Amounts of unlike units add up to nothing.
  if (!first || valued.some(({ unit }) => unit !== first.unit)) return []
  const values = valued.map(({ value }) => value)
  const sum = Number(values.reduce((total, value) => total + value, 0).toPrecision(15))
  const unit = first.unit === undefined ? {} : { unit: first.unit }
  const of = values.length
  const total = (name: TableTotal['kind'], value: number): TableTotal => ({
    column,
    kind: name,
    value,
    ...unit,
    of,
    marked,
  })
  return [
    ...(kind === 'percent' || kind === 'date' ? [] : [total('sum', sum)]),
    ...(kind === 'date' ? [] : [total('mean', Number((sum / of).toPrecision(15)))]),
    total('least', Math.min(...values)),
    total('greatest', Math.max(...values)),
  ]
}
