import type { CellKind } from './cell-kind.ts'

/** A cell with what the program shows in it, on one line and never empty. `column` counts from 0. */
export type SheetCell = { column: number; text: string; kind: CellKind }

/** A row that is not empty, its cells in order. `number` counts from 0; `emphasised`: all its cells are bold or filled. */
export type SheetRow = { number: number; cells: readonly SheetCell[]; emphasised: boolean }

/** A comment on a cell; `author` is '' where the file names none. */
export type SheetComment = { row: number; column: number; author: string; text: string }

/**
 * A sheet of a workbook, hidden ones too. `headerRows` are the rows that the file itself calls the header of a table:
 * the first row of a filtered range or of a table object, or a header row of an OpenDocument table.
 */
export type Sheet = {
  name: string
  rows: Iterable<SheetRow>
  comments: readonly SheetComment[]
  /** Texts of boxes that lie on the sheet. */
  boxes: readonly string[]
  headerRows: ReadonlySet<number>
}

/** A workbook: its title, where its properties give one, and its sheets in order. */
export type Workbook = { title: string | undefined; sheets: readonly Sheet[] }
