import type { FlowBlock } from '../flow.ts'
import { columnName } from './column-name.ts'
import type { TableRow } from './header-row.ts'
import type { Sheet, SheetComment, SheetRow } from './sheet.ts'
import { tableBlocks } from './table-blocks.ts'

/** Empty cells that a row may show before it is written without any, so that far cells cost nothing. */
const mostGaps = 32

/** Blocks of a sheet: a table for each run of rows, each followed by the comments on it, and its boxes. */
export function* sheetBlocks(sheet: Sheet): Generator<FlowBlock> {
  const comments = [...sheet.comments].sort((a, b) => a.row - b.row || a.column - b.column)
  let said = 0
  for (const region of regionsOf(sheet.rows)) {
    const last = region.at(-1)?.number ?? 0
    yield* regionBlocks(region, sheet.headerRows)
    for (; (comments[said]?.row ?? Number.POSITIVE_INFINITY) <= last; said += 1) yield* commentBlock(comments[said])
  }
  for (; said < comments.length; said += 1) yield* commentBlock(comments[said])
  for (const text of sheet.boxes) yield { kind: 'paragraph', text }
}

/** Runs of rows without an empty one between them. */
function* regionsOf(rows: Iterable<SheetRow>): Generator<SheetRow[]> {
  let region: SheetRow[] = []
  for (const row of rows) {
    const last = region.at(-1)
    if (last !== undefined && row.number !== last.number + 1) {
      yield region
      region = []
    }
    region.push(row)
  }
  if (region.length > 0) yield region
}

/** A region without the columns that are empty all the way down. */
function* regionBlocks(region: readonly SheetRow[], headerRows: ReadonlySet<number>): Generator<FlowBlock> {
  const used = new Set<number>()
  for (const { cells } of region) for (const { column } of cells) used.add(column)
  const places = new Map([...used].sort((a, b) => a - b).map((column, place) => [column, place]))
  const rows = function* (): Generator<TableRow> {
    for (const row of region) yield tableRow(row, places)
  }
  const named = new Set(region.flatMap(({ number }, index) => (headerRows.has(number) ? [index] : [])))
  yield* tableBlocks(rows(), named)
}

function tableRow({ cells }: SheetRow, places: ReadonlyMap<number, number>): TableRow {
  const end = places.get(cells.at(-1)?.column ?? 0) ?? 0
  if (end + 1 - cells.length > mostGaps + cells.length * 4) return cells
  const row: (SheetRow['cells'][number] | undefined)[] = Array.from({ length: end + 1 }, () => undefined)
  for (const cell of cells) row[places.get(cell.column) ?? 0] = cell
  return row
}

function* commentBlock(comment: SheetComment | undefined): Generator<FlowBlock> {
  if (comment === undefined) return
  const { row, column, author, text } = comment
  // Programs write the author's name once more at the head of the comment.
  const said = text.startsWith(`${author}:`) ? text.slice(author.length + 1).trim() : text
  const by = author === '' ? '' : `${author}: `
  yield { kind: 'paragraph', text: `[${columnName(column)}${row + 1}] ${by}${said}` }
}
