import { cellBreak, type FlowBlock, headerOf } from './flow.ts'

/** The text of a cell on one line; `above` where it is covered by the cell above it, which spans rows. */
export type TableCell = string | typeof above
export const above = Symbol('above')

/** A label longer than this is prose, not repeated beside each of its rows. */
const longestLabel = 100

/**
 * A table as a block a row, rows without text left out. The first `headerRows` rows head the table, joined
 * column by column where there are several. A label in the first column that spans rows stands in each of them; other
 * covered cells stay empty, so that columns keep their place.
 */
export function tableRows(table: readonly (readonly TableCell[])[], headerRows: number): FlowBlock[] {
  let label = ''
  const rows = table.map((row) =>
    row.map((cell, column) => {
      if (column > 0) return cell === above ? '' : cell
      if (cell !== above) label = cell.length > longestLabel ? '' : cell
      return cell === above ? label : cell
    }),
  )
  const header = headerRows < rows.length ? headerOf(columnsOf(rows.slice(0, headerRows))) : undefined
  return rows.flatMap((row, at): FlowBlock[] => {
    const hasText = table[at]?.some((cell) => cell !== above && cell !== '')
    if (!hasText) return []
    const text = row.join(cellBreak)
    return [{ kind: 'table-row', text, ...(header === undefined ? {} : { header }) }]
  })
}

function columnsOf(rows: readonly (readonly string[])[]): string[] {
  return (rows[0] ?? []).map((_, column) => [...new Set(rows.map((row) => row[column] ?? ''))].join(' '))
}
