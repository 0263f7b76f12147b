import type { TableRow } from '../../../api/answer-table.ts'

/** By which column a table is sorted; `column` -1: by the names of the documents. */
export type TableSort = { column: number; descending: boolean }

/** Rows by a column: by value where both have one, else by words; those that say nothing come last either way. */
export function sortRows(rows: readonly TableRow[], sort: TableSort | undefined): readonly TableRow[] {
  if (sort === undefined) return rows
  const { column, descending } = sort
  return rows.toSorted((one, other) => {
    if (column < 0) return (descending ? -1 : 1) * words(one.title, other.title)
    const [a, b] = [one.cells[column], other.cells[column]]
    const [saysA, saysB] = [(a?.text ?? '') !== '', (b?.text ?? '') !== '']
    if (!saysA || !saysB) return Number(saysB) - Number(saysA)
    const [x, y] = [a?.value, b?.value]
    // What has a value stands before what has words alone, so that the order has no circles.
    if ((x === undefined) !== (y === undefined)) return x === undefined ? 1 : -1
    const order = x === undefined || y === undefined ? words(a?.text ?? '', b?.text ?? '') : x - y
    return (descending ? -1 : 1) * order
  })
}

/** The sort after a click on a column's head: ascending, descending, and as the rows came. */
export function nextSort(sort: TableSort | undefined, column: number): TableSort | undefined {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? undefined : { column, descending: true }
}

function words(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' })
}
