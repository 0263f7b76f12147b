import type { RandomAccessFile } from '../ports/random-access-file.ts'

/** Bytes read at a time. */
const pieceBytes = 1 << 18

/** A range of a file in pieces, to its end unless said; fewer bytes where the file ends before. */
export async function* filePieces(
  file: RandomAccessFile,
  signal: AbortSignal,
  start = 0,
  end = file.size,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    signal.throwIfAborted()
    const piece = await file.read(at, Math.min(pieceBytes, end - at))
    if (piece.length === 0) return
    yield piece
    at += piece.length
  }
}
