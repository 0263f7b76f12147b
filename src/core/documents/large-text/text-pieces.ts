import iconv from 'iconv-lite'
import type { RandomAccessFile } from '../../ports/random-access-file.ts'
import { cleanText } from '../clean-text.ts'
import { legacyEncoding, markedEncoding } from '../decode-text.ts'

const pieceBytes = 1 << 20

/** A text file that can be read at once, range by range. */
export type TextFile = Required<Pick<RandomAccessFile, 'size' | 'readNow'>>

/**
 * The clean text of a file in pieces, as `cleanText` and `decodeText` give it whole; it may be gone through again. Holds
 * a piece at a time. `bytes`: how many are read for a piece.
 */
export function textPieces(file: TextFile, bytes = pieceBytes): Iterable<string> {
  const head = file.readNow(0, 65_536)
  const encoding = markedEncoding(head) ?? (isUtf8(file, bytes) ? 'utf-8' : legacyEncoding(head))
  return { [Symbol.iterator]: () => cleanPieces(decoded(file, encoding, bytes)) }
}

function* rawPieces({ size, readNow }: TextFile, bytes: number): Generator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const piece = readNow(at, bytes)
    if (piece.length === 0) return
    yield piece
    at += piece.length
  }
}

function isUtf8(file: TextFile, bytes: number): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const piece of rawPieces(file, bytes)) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function* decoded(file: TextFile, encoding: string, bytes: number): Generator<string> {
  if (/^utf-(?:8|16[lb]e)$/.test(encoding)) {
    const decoder = new TextDecoder(encoding)
    for (const piece of rawPieces(file, bytes)) yield decoder.decode(piece, { stream: true })
    yield decoder.decode()
  } else {
    const decoder = iconv.getDecoder(encoding)
    for (const piece of rawPieces(file, bytes)) yield decoder.write(piece as Buffer)
    yield decoder.end() ?? ''
  }
}

/** What is cleaned in pairs stays together: the end of a line, the two halves of a character. */
function* cleanPieces(pieces: Iterable<string>): Generator<string> {
  let kept = ''
  for (const piece of pieces) {
    const text = kept + piece
    kept = /[\r\uD800-\uDBFF]$/.exec(text.slice(-1))?.[0] ?? ''
    yield cleanText(text.slice(0, text.length - kept.length))
  }
  yield cleanText(kept)
}
