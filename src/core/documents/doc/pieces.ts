import { AssistantError } from '../../../api/error.ts'
import type { DocFile } from './fib.ts'

/** The text of a file in its order, and where each character lies in the main stream. */
export type PieceText = { text: string; placeOf(position: number): number }

type Piece = { position: number; length: number; place: number; width: 1 | 2 }

const clxIndex = 33
/** Bytes 0x80 to 0x9F of one-byte text are those of Windows (MS-DOC 2.9.73). */
const narrow = new TextDecoder('windows-1252')
const wide = new TextDecoder('utf-16le', { ignoreBOM: true })

/** Puts the pieces of the text together (MS-DOC 2.4.1). Throws `document-damaged`. */
export function readPieces({ main, table }: DocFile): PieceText {
  const clx = table(clxIndex).view
  let at = 0
  // Properties of pieces stand before the piece table.
  while (clx.u8(at) === 1 && at < clx.length) at += 3 + clx.u16(at + 1)
  if (clx.u8(at) !== 2) throw new AssistantError('document-damaged', {}, { cause: 'no piece table' })
  const plc = clx.slice(at + 5, at + 5 + clx.u32(at + 1))
  const count = Math.floor((plc.length - 4) / 12)
  const pieces: Piece[] = []
  let text = ''
  for (let nth = 0; nth < count; nth += 1) {
    const length = plc.u32(nth * 4 + 4) - plc.u32(nth * 4)
    const code = plc.u32((count + 1) * 4 + nth * 8 + 2)
    const isNarrow = (code & 0x40000000) !== 0
    const place = isNarrow ? (code & 0x3fffffff) >>> 1 : code & 0x3fffffff
    const width = isNarrow ? 1 : 2
    const isWithin = length >= 0 && place + length * width <= main.length
    // No character is stored twice, so the text is never longer than the stream.
    if (!isWithin || text.length + length > main.length) break
    const bytes = main.bytes.subarray(place, place + length * width)
    pieces.push({ position: text.length, length, place, width })
    text += isNarrow ? narrow.decode(bytes) : wide.decode(bytes)
  }
  return {
    text,
    placeOf(position) {
      const piece = pieces[lastAt(pieces, (one) => one.position <= position)]
      return piece ? piece.place + (position - piece.position) * piece.width : 0
    },
  }
}

/** The index of the last item for which the test holds, where it holds for a first run of the items; -1 for none. */
export function lastAt<T>(items: readonly T[], test: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(items[middle] as T)) low = middle + 1
    else high = middle
  }
  return low - 1
}
