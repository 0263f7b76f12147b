/** A piece of JSON (RFC 8259): a mark, a string with its quotes, or a number or word as it is written. */
export type JsonToken = { type: 'mark' | 'string' | 'word'; text: string; start: number }

const marks = '{}[],:'

/**
 * The tokens of a JSON text, white space left out. Never fails: what is no JSON comes as words, and a string that is
 * not closed ends with the text. Scans by hand: expressions over a string of a gigabyte would run out of stack.
 */
export function* jsonTokens(text: string): Generator<JsonToken> {
  for (let at = 0; at < text.length; ) {
    const first = text.charAt(at)
    if (isSpace(first)) {
      at += 1
      continue
    }
    const start = at
    if (marks.includes(first)) {
      at += 1
      yield { type: 'mark', text: first, start }
    } else if (first === '"') {
      at = endOfString(text, at)
      yield { type: 'string', text: text.slice(start, at), start }
    } else {
      while (at < text.length && !endsWord(text.charAt(at))) at += 1
      yield { type: 'word', text: text.slice(start, at), start }
    }
  }
}

function isSpace(sign: string): boolean {
  return sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r'
}

function endsWord(sign: string): boolean {
  return isSpace(sign) || sign === '"' || marks.includes(sign)
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code === 0x5c) at += 1
  }
  return text.length
}
