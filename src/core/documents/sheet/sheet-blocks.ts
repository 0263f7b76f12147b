import type { FlowBlock } from '../flow.ts'
import { columnName } from './column-name.ts'
import type { Sheet, SheetComment, SheetRow } from './sheet.ts'
import { type RegionRow, tablesOf } from './sheet-tables.ts'
import { tableBlocks } from './table-blocks.ts'

/** Blocks of a sheet: tables for each run of rows, each run followed by the comments on it, and its boxes. */
export function* sheetBlocks(sheet: Sheet): Generator<FlowBlock> {
  const comments = [...sheet.comments].sort((a, b) => a.row - b.row || a.column - b.column)
  let said = 0
  for (const region of regionsOf(sheet)) {
    const last = region.at(-1)?.number ?? 0
    for (const { rows, marks } of tablesOf(region)) yield* tableBlocks(rows, marks)
    for (; (comments[said]?.row ?? Number.POSITIVE_INFINITY) <= last; said += 1) yield* commentBlock(comments[said])
  }
  for (; said < comments.length; said += 1) yield* commentBlock(comments[said])
  for (const text of sheet.boxes) yield { kind: 'paragraph', text }
}

/** Runs of rows without an empty one between them. */
function* regionsOf({ rows, headerRows }: Sheet): Generator<RegionRow[]> {
  let region: RegionRow[] = []
  for (const row of rows) {
    const last = region.at(-1)
    if (last !== undefined && row.number !== last.number + 1) {
      yield region
      region = []
    }
    region.push({ ...row, mark: markOf(row, headerRows) })
  }
  if (region.length > 0) yield region
}

function markOf({ number, emphasised }: SheetRow, headerRows: ReadonlySet<number>): RegionRow['mark'] {
  if (headerRows.has(number)) return 'header'
  return emphasised ? 'emphasised' : undefined
}

function* commentBlock(comment: SheetComment | undefined): Generator<FlowBlock> {
  if (comment === undefined) return
  const { row, column, author, text } = comment
  // Programs write the author's name once more at the head of the comment.
  const said = text.startsWith(`${author}:`) ? text.slice(author.length + 1).trim() : text
  const by = author === '' ? '' : `${author}: `
  yield { kind: 'paragraph', text: `[${columnName(column)}${row + 1}] ${by}${said}` }
}
