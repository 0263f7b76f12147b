import type { Line } from '../pdf-layout/line.ts'

/** Rows from top to bottom. `header`: as in `Block`, where the table has a header row. */
export type Table = { rows: readonly TableRow[]; header: string | undefined }

/** Cells in reading order, a place for each column of the table; one without text has no lines. */
export type TableRow = { cells: readonly (readonly Line[])[] }
