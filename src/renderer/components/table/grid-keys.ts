/** A cell of a grid, from 0; row 0 holds the heads of the columns. */
export type GridCell = { row: number; column: number }

type GridKey = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** Where a key leads from a cell of a grid with `rows` and `columns`; undefined where it leads nowhere. */
export function cellAfterKey(event: GridKey, at: GridCell, rows: number, columns: number): GridCell | undefined {
  if (event.altKey) return undefined
  const far = event.ctrlKey || event.metaKey
  const lastRow = rows - 1
  const lastColumn = columns - 1
  const steps: Partial<Record<string, GridCell>> = {
    ArrowDown: { row: far ? lastRow : at.row + 1, column: at.column },
    ArrowUp: { row: far ? 0 : at.row - 1, column: at.column },
    ArrowRight: { row: at.row, column: far ? lastColumn : at.column + 1 },
    ArrowLeft: { row: at.row, column: far ? 0 : at.column - 1 },
    Home: { row: far ? 0 : at.row, column: 0 },
    End: { row: far ? lastRow : at.row, column: lastColumn },
    PageDown: { row: at.row + 8, column: at.column },
    PageUp: { row: at.row - 8, column: at.column },
  }
  const next = steps[event.key]
  if (next === undefined || rows === 0 || columns === 0) return undefined
  return { row: within(next.row, lastRow), column: within(next.column, lastColumn) }
}

function within(value: number, last: number): number {
  return Math.min(last, Math.max(0, value))
}
