import { cutPlace } from '../split-long-text.ts'
import { textAhead } from './text-ahead.ts'

const partCharacters = 1 << 20

/**
 * A text in parts of about `length` characters that end where a paragraph does; where none ends in so many, at a line's
 * end, or where a long text is best cut.
 */
export function* wholeParagraphs(pieces: Iterable<string>, length = partCharacters): Generator<string> {
  const ahead = textAhead(pieces)
  for (;;) {
    const { piece, isLast } = ahead.look(length)
    if (isLast) {
      if (piece !== '') yield piece
      return
    }
    const end = endOf(piece)
    yield piece.slice(0, end)
    ahead.drop(end)
  }
}

function endOf(text: string): number {
  const paragraph = text.lastIndexOf('\n\n')
  return paragraph > 0 ? paragraph + 2 : cutPlace(text, text.length)
}

/** Lines of a text in pieces, none longer than `length`. */
export function* linesOfPieces(pieces: Iterable<string>, length = partCharacters): Generator<string> {
  let open = ''
  for (const piece of pieces) {
    const lines = (open + piece).split('\n')
    open = lines.pop() ?? ''
    yield* lines
    for (; open.length > length; open = open.slice(length)) yield open.slice(0, length)
  }
  yield open
}
