/** Turns tokens into text piece by piece, never splitting a character whose bytes span tokens. */
export type TextStream = {
  /** The text this token completes; '' while a character is incomplete. */
  push(token: number): string
  /** What is left at the end; incomplete bytes become U+FFFD. */
  flush(): string
}

type Detokenize = (tokens: number[], special: boolean, last: number[]) => string

/** Most tokens a single character can span with byte fallback, with room to spare. */
const maxHeldTokens = 8
const contextTokens = 4

/** `detokenize` as node-llama-cpp's: tokens, whether special ones show, the tokens before. */
export function createTextStream(detokenize: Detokenize): TextStream {
  let held: number[] = []
  let last: number[] = []
  const emit = (text: string): string => {
    last = [...last, ...held].slice(-contextTokens)
    held = []
    return text
  }
  return {
    push(token) {
      held.push(token)
      const text = detokenize(held, false, last)
      return text.endsWith('\uFFFD') && held.length < maxHeldTokens ? '' : emit(text)
    },
    flush: () => (held.length === 0 ? '' : emit(detokenize(held, false, last))),
  }
}
