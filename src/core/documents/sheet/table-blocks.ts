import { cellBreak, type FlowBlock, headerOf } from '../flow.ts'
import { headerRowOf, headerSample, type RowMark, type TableRow } from './header-row.ts'

/** A text of more characters that stands alone in its row is prose, not a cell of a table. */
const longestCell = 240

/**
 * Rows of a table as blocks, the header row and those below it with `header`. A row ends with its last cell.
 * `marks`: what the file says of the first rows, by index. Reads the first rows ahead, no more.
 */
export function* tableBlocks(rows: Iterable<TableRow>, marks?: ReadonlyMap<number, RowMark>): Generator<FlowBlock> {
  const iterator = rows[Symbol.iterator]()
  const first: TableRow[] = []
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    first.push(next.value)
    if (first.length === headerSample) break
  }
  const at = headerRowOf(first, marks)
  const header = at === undefined ? undefined : headerOf((first[at] ?? []).map((cell) => cell?.text ?? ''))
  for (const [index, row] of first.entries()) yield rowBlock(row, at !== undefined && index >= at ? header : undefined)
  for (let next = iterator.next(); !next.done; next = iterator.next()) yield rowBlock(next.value, header)
}

function rowBlock(row: TableRow, header: string | undefined): FlowBlock {
  const texts: string[] = []
  for (let at = 0; at < row.length; at += 1) texts.push(row[at]?.text ?? '')
  const [only] = texts
  if (header === undefined && texts.length === 1 && only !== undefined && only.length > longestCell)
    return { kind: 'paragraph', text: only }
  return { kind: 'table-row', text: texts.join(cellBreak), ...(header === undefined ? {} : { header }) }
}
