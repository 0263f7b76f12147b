import { delimiterOf } from '../csv/delimiter.ts'
import { parseRows } from '../csv/parse-rows.ts'
import type { FlowDocument } from '../flow.ts'
import { textAhead } from '../large-text/text-ahead.ts'
import { kindOfText } from '../sheet/cell-kind.ts'
import { headerSample, type TableRow } from '../sheet/header-row.ts'
import { tableBlocks } from '../sheet/table-blocks.ts'

/**
 * Blocks of a clean text of separated values (RFC 4180, with any of the usual delimiters): a block a row, empty rows
 * and columns beyond the last filled cell left out; rows may be longer or shorter than the first. Never throws.
 */
export function readCsv(text: string): FlowDocument {
  return readCsvPieces([text])
}

/** Characters that tell the delimiter. */
const headCharacters = 1 << 17

/** The same of a text that comes in pieces, which are gone through once for the delimiter and each time the flow is. */
export function readCsvPieces(pieces: Iterable<string>): FlowDocument {
  const head = textAhead(pieces).look(headCharacters).piece
  // Excel's own line that names the delimiter.
  const named = /^\s*"?sep=([^\n])"?\n/i.exec(head)
  const start = named?.[0].length ?? 0
  const delimiter = named?.[1] ?? delimiterOf(head.slice(start))
  return {
    title: undefined,
    flow: { [Symbol.iterator]: () => tableBlocks(tableRows(without(pieces, start), delimiter)) },
  }
}

function* without(pieces: Iterable<string>, characters: number): Generator<string> {
  let left = characters
  for (const piece of pieces) {
    yield piece.slice(left)
    left = Math.max(0, left - piece.length)
  }
}

function* tableRows(text: Iterable<string>, delimiter: string): Generator<TableRow> {
  let rows = 0
  for (const cells of parseRows(text, delimiter)) {
    // Kinds tell a header row, which is looked for among the first rows alone.
    const kindOf = rows < headerSample ? kindOfText : () => 'text' as const
    const row = cells.map((cell) => {
      const shown = /^\S*$/.test(cell) ? cell : cell.replace(/\s+/g, ' ').trim()
      return shown === '' ? undefined : { text: shown, kind: kindOf(shown) }
    })
    while (row.length > 0 && row.at(-1) === undefined) row.pop()
    if (row.length === 0) continue
    rows += 1
    yield row
  }
}
