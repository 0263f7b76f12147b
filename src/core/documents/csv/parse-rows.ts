import Papa from 'papaparse'
import { textAhead } from '../large-text/text-ahead.ts'

/** Characters that are parsed at a time; a row that is longer is parsed with as many more as it takes. */
const pieceCharacters = 1 << 20
/** What is longer than this without a row's end is no table: a quote that opens there is none, and a line is one cell. */
const longestRow = 4 << 20

/** Rows that end within the text, `cursor`: where the last of them ended. */
type Parsed = { data: string[][]; errors: readonly { code: string }[]; meta: { cursor: number } }

/**
 * Rows of a text of separated values, given whole or in pieces, lines ended by line feeds (RFC 4180), empty lines left out. From the row of a
 * quote that is not closed within four million characters on, quotes are taken as they stand; a line that is longer is
 * given in pieces, a row of one cell each.
 */
export function* parseRows(text: string | Iterable<string>, delimiter: string): Generator<string[]> {
  const ahead = textAhead(typeof text === 'string' ? [text] : text)
  let [size, quoted] = [pieceCharacters, true]
  for (;;) {
    const { piece, isLast } = ahead.look(size)
    if (piece === '') return
    const { data, meta } = parsePiece(piece, delimiter, quoted, true)
    if (data.length > 0) {
      yield* data.filter(hasText)
      ahead.drop(meta.cursor)
      size = pieceCharacters
    } else if (!isLast && size < longestRow) size *= 2
    else if (!isLast && quoted) [size, quoted] = [pieceCharacters, false]
    else if (!isLast) {
      yield [piece]
      ahead.drop(size)
    } else {
      const end = parsePiece(piece, delimiter, quoted, false)
      if (!quoted || !end.errors.some(({ code }) => code === 'MissingQuotes')) {
        yield* end.data.filter(hasText)
        return
      }
      ;[size, quoted] = [pieceCharacters, false]
    }
  }
}

function parsePiece(piece: string, delimiter: string, quoted: boolean, ignoreLastRow: boolean): Parsed {
  const parser = new Papa.Parser({ delimiter, newline: '\n', ...(quoted ? {} : { fastMode: true }) })
  return parser.parse(piece, 0, ignoreLastRow)
}

function hasText(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '')
}
