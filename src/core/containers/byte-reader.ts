import { joinBytes } from '../documents/join-bytes.ts'

/** Reads a stream of pieces by counts of bytes. */
export type ByteReader = {
  /** The next `count` bytes, fewer at the end. For small counts: they are held in memory. */
  take(count: number): Promise<Uint8Array>
  /** The next `count` bytes in pieces, fewer at the end. */
  pieces(count: number): AsyncGenerator<Uint8Array>
}

/** A reader of pieces. */
export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)
  async function* pieces(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (rest.length === 0) {
        const next = await iterator.next()
        if (next.done) return
        rest = next.value
      }
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      if (piece.length > 0) yield piece
    }
  }
  return {
    pieces,
    async take(count) {
      const taken: Uint8Array[] = []
      for await (const piece of pieces(count)) taken.push(piece)
      return taken.length === 1 && taken[0] ? taken[0] : joinBytes(taken)
    },
  }
}
