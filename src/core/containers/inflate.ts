// The entry for Node holds a `require` of its own, which clashes with the one that bundles add.
import { Inflate } from 'fflate/browser'

/** A byte of deflated data unpacks to at most 1,032 (RFC 1951, 3.2.5): what is held at once stays below 17 MB. */
const stepBytes = 1 << 14

/** Unpacks deflated pieces (RFC 1951). Throws where they are no such data or end too soon. */
export async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) ready.push(piece)
  })
  for await (const piece of packed) {
    for (let at = 0; at < piece.length; at += stepBytes) {
      inflate.push(piece.subarray(at, at + stepBytes), false)
      yield* ready.splice(0)
    }
  }
  inflate.push(new Uint8Array(0), true)
  yield* ready
}
