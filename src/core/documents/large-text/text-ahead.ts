/** A text that comes in pieces, looked at from where one stands in it. */
export type TextAhead = {
  /** The next `length` characters, fewer where the text ends. */
  look(length: number): { piece: string; isLast: boolean }
  drop(length: number): void
}

/** Holds what was looked at and not dropped yet, and the rest of a piece. */
export function textAhead(pieces: Iterable<string>): TextAhead {
  const iterator = pieces[Symbol.iterator]()
  let [held, from, ended] = ['', 0, false]
  return {
    look(length) {
      while (!ended && held.length - from <= length) {
        const next = iterator.next()
        if (next.done) ended = true
        else {
          held = held.slice(from) + next.value
          from = 0
        }
      }
      return { piece: held.slice(from, from + length), isLast: held.length - from <= length }
    },
    drop(length) {
      from += length
    },
  }
}
