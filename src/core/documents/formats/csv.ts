import { delimiterOf } from '../csv/delimiter.ts'
import { parseRows } from '../csv/parse-rows.ts'
import type { FlowDocument } from '../flow.ts'
import { kindOfText } from '../sheet/cell-kind.ts'
import type { TableRow } from '../sheet/header-row.ts'
import { tableBlocks } from '../sheet/table-blocks.ts'

/**
 * Blocks of a clean text of separated values (RFC 4180, with any of the usual delimiters): a block a row, empty rows
 * and columns beyond the last filled cell left out; rows may be longer or shorter than the first. Never throws.
 */
export function readCsv(text: string): FlowDocument {
  // Excel's own line that names the delimiter.
  const named = /^\s*"?sep=([^\n])"?\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  return { title: undefined, flow: tableBlocks(tableRows(body, named?.[1] ?? delimiterOf(body))) }
}

function* tableRows(text: string, delimiter: string): Generator<TableRow> {
  for (const cells of parseRows(text, delimiter)) {
    const row = cells.map((cell) => {
      const shown = cell.replace(/\s+/g, ' ').trim()
      return shown === '' ? undefined : { text: shown, kind: kindOfText(shown) }
    })
    while (row.length > 0 && row.at(-1) === undefined) row.pop()
    if (row.length > 0) yield row
  }
}
