import { headerRowOf, headerSample, type RowMark, type TableRow } from './header-row.ts'
import type { SheetCell } from './sheet.ts'

/** A row of a region with what the file says of it. */
export type RegionRow = { number: number; cells: readonly SheetCell[]; mark: RowMark | undefined }
/** Rows of one table, taken as they are asked for, and what the file says of its first ones by index. */
export type SheetTable = { rows: Iterable<TableRow>; marks: ReadonlyMap<number, RowMark> }

/** Empty cells that a row may show before it is written without any, so that far cells cost nothing. */
const mostGaps = 32
/** Tables beside each other that are told apart. */
const mostBeside = 8

/**
 * Tables of a region of rows: those that stand beside each other, parted by empty columns, where each has a header row
 * of its own; else one of all its cells, as a row of a form reads across its gaps. Columns that are empty all the way
 * down are left out.
 */
export function tablesOf(region: readonly RegionRow[]): SheetTable[] {
  const whole = tableOf(region)
  const groups = columnGroups(region)
  if (groups.length < 2 || groups.length > mostBeside) return [whole]
  const tables = groups.map(([from, to]) => tableOf(partOf(region, from, to)))
  return tables.every(({ rows, marks }) => headerRowOf(firstOf(rows), marks) !== undefined) ? tables : [whole]
}

function partOf(region: readonly RegionRow[], from: number, to: number): RegionRow[] {
  return region.flatMap((row): RegionRow[] => {
    const cells = row.cells.filter(({ column }) => from <= column && column <= to)
    return cells.length === 0 ? [] : [{ ...row, cells }]
  })
}

function tableOf(rows: readonly RegionRow[]): SheetTable {
  const places = new Map(usedColumns(rows).map((column, place) => [column, place]))
  const marks = new Map<number, RowMark>()
  for (const [index, { mark }] of rows.slice(0, headerSample).entries()) if (mark) marks.set(index, mark)
  return {
    rows: {
      *[Symbol.iterator]() {
        for (const { cells } of rows) yield tableRow(cells, places)
      },
    },
    marks,
  }
}

function usedColumns(rows: readonly RegionRow[]): number[] {
  const used = new Set<number>()
  for (const { cells } of rows) for (const { column } of cells) used.add(column)
  return [...used].sort((a, b) => a - b)
}

/** First and last column of each run of used columns. */
function columnGroups(rows: readonly RegionRow[]): [number, number][] {
  const groups: [number, number][] = []
  for (const column of usedColumns(rows)) {
    const last = groups.at(-1)
    if (last && last[1] + 1 === column) last[1] = column
    else groups.push([column, column])
  }
  return groups
}

function tableRow(cells: readonly SheetCell[], places: ReadonlyMap<number, number>): TableRow {
  const end = places.get(cells.at(-1)?.column ?? 0) ?? 0
  if (end + 1 - cells.length > mostGaps + cells.length * 4) return cells
  const row: (SheetCell | undefined)[] = Array.from({ length: end + 1 }, () => undefined)
  for (const cell of cells) row[places.get(cell.column) ?? 0] = cell
  return row
}

function firstOf(rows: Iterable<TableRow>): TableRow[] {
  const first: TableRow[] = []
  for (const row of rows) {
    first.push(row)
    if (first.length === headerSample) break
  }
  return first
}
