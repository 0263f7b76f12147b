import { joinBytes } from '../../documents/join-bytes.ts'
import { fieldNameBytes, isSeparator, longestSeparator, startsWithFrom } from './separator.ts'

/** A message begins, or a piece of it as it was before it was put into a mailbox. */
export type MboxPart = 'message' | Uint8Array

const [lineFeed, carriageReturn, greater] = [0x0a, 0x0d, 0x3e] as const

/**
 * Parts a mailbox into its messages, whatever their sizes: separators and the empty line before them go, `>From ` is
 * unquoted by one sign (mboxrd). A `Content-Length` is not trusted. What stands before the first separator is left out.
 */
export async function* splitMbox(source: AsyncIterable<Uint8Array>): AsyncGenerator<MboxPart> {
  let state: State = { inMessage: false, midLine: false, afterBlank: true }
  let carried = new Uint8Array(0)
  const parts: MboxPart[] = []
  for await (const piece of source) {
    const bytes = carried.length === 0 ? piece : joinBytes([carried, piece])
    const done = splitRun(bytes, state, false, parts)
    state = done.state
    carried = Uint8Array.from(bytes.subarray(done.end))
    yield* parts.splice(0)
  }
  splitRun(carried, state, true, parts)
  yield* parts
}

type State = { inMessage: boolean; midLine: boolean; afterBlank: boolean }

/** Splits what can be told from `bytes`; `end` is where the rest begins, which needs what follows it. */
function splitRun(bytes: Uint8Array, before: State, isLast: boolean, parts: MboxPart[]): { end: number; state: State } {
  let { inMessage, midLine, afterBlank } = before
  let [start, at] = [0, 0]
  /** Where the empty line lies that may belong to a separator. */
  let blank = -1
  const give = (end: number): void => {
    if (inMessage && end > start) parts.push(bytes.subarray(start, end))
    start = end
  }
  while (at < bytes.length) {
    const found = bytes.indexOf(lineFeed, at)
    const end = found < 0 ? bytes.length : found + 1
    if (found < 0 && !isLast && bytes.length - at <= longestSeparator && !midLine) break
    if (!midLine && startsWithFrom(bytes, at)) {
      if (!isLast && found >= 0 && bytes.length - end < fieldNameBytes) break
      if (isSeparator(bytes, at, end, afterBlank)) {
        give(blank >= 0 ? blank : at)
        parts.push('message')
        inMessage = true
        start = end
        at = end
        blank = -1
        // A message without a body ends in the empty line of its header.
        afterBlank = false
        continue
      }
    } else if (!midLine && bytes[at] === greater) {
      let sign = at + 1
      while (bytes[sign] === greater && sign - at < longestSeparator) sign += 1
      if (startsWithFrom(bytes, sign)) {
        give(at)
        start = at + 1
      }
    }
    const isBlank = !midLine && found >= 0 && (found === at || (found === at + 1 && bytes[at] === carriageReturn))
    blank = isBlank ? at : -1
    afterBlank = isBlank
    midLine = found < 0
    at = end
  }
  if (isLast) {
    give(blank >= 0 ? blank : bytes.length)
    return { end: bytes.length, state: { inMessage, midLine, afterBlank } }
  }
  // An empty line waits until it is known what follows.
  const end = blank >= 0 ? blank : at
  give(end)
  return { end, state: { inMessage, midLine: blank < 0 && midLine, afterBlank: blank < 0 && afterBlank } }
}
