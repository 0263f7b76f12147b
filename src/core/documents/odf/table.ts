import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { elements, type MarkupElement } from '../markup-tree.ts'
import { above, type TableCell, tableRows } from '../table-rows.ts'
import type { OdfContext } from './context.ts'

type Row = { header: boolean; cells: MarkupElement[] }

/** Sheets repeat empty columns to their edge; no table of a text is wider. */
const mostColumns = 256

/**
 * A table as a block a row (OpenDocument 1.3 part 3, 9), then what its cells refer to. Header rows are those that the
 * file calls so, or the first where it is styled as one. A table of one cell is a frame around text.
 */
export function readTable(table: MarkupElement, context: OdfContext): FlowBlock[] {
  const rows = rowsOf(table, false)
  const [first] = rows
  const only = rows.length === 1 && first?.cells.length === 1 ? first.cells[0] : undefined
  if (only) return context.read(only, context)
  const within = { ...context, inTable: true }
  const texts = rows.map(({ cells }) => cells.flatMap((cell) => cellTexts(cell, within)).slice(0, mostColumns))
  const declared = rows.findIndex(({ header }) => !header)
  const styled = table.attributes['table:use-first-row-styles'] === 'true' ? 1 : 0
  return tableRows(texts.map(coveredFromAbove(rows)), declared === -1 ? 0 : declared || styled)
}

function rowsOf(holder: MarkupElement, header: boolean): Row[] {
  return elements(holder).flatMap((node): Row[] => {
    if (node.name === 'table:table-row')
      return [{ header, cells: elements(node).filter(({ name }) => /^table:(covered-)?table-cell$/.test(name)) }]
    if (!/^table:table-(header-rows|rows|row-group)$/.test(node.name)) return []
    return rowsOf(node, header || node.name === 'table:table-header-rows')
  })
}

/** A cell's text, once for each column that it repeats. */
function cellTexts(cell: MarkupElement, context: OdfContext): string[] {
  const blocks = cell.name === 'table:table-cell' ? context.read(cell, context) : []
  const repeated = Math.max(1, Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1)
  const text = cleanLine(blocks.map((block) => block.text).join(' '))
  // Presentations make a list of every cell; a lone bullet says nothing.
  const plain = blocks.length === 1 && blocks[0]?.kind === 'list-item' ? text.replace(/^- /, '') : text
  return Array.from({ length: Math.min(repeated, mostColumns) }, () => plain)
}

/** In the first column nothing but the cell above can cover a cell. */
function coveredFromAbove(rows: readonly Row[]): (texts: string[], at: number) => TableCell[] {
  return (texts, at) => (rows[at]?.cells[0]?.name === 'table:covered-table-cell' ? [above, ...texts.slice(1)] : texts)
}
