/**
 * A piece of RTF: a group's border, a control word with its number, a control symbol, or bytes of text (line ends
 * among them mean nothing).
 */
export type RtfToken =
  | { type: 'open' | 'close' }
  | { type: 'word'; name: string; value: number | undefined }
  | { type: 'symbol'; name: string }
  | { type: 'text'; bytes: Uint8Array }

const longestWord = 32
const [open, close, backslash, space, minus, quote] = [0x7b, 0x7d, 0x5c, 0x20, 0x2d, 0x27]

/** The tokens of an RTF file (RTF 1.9.1, "RTF Syntax"). `\'hh` comes as text of one byte; `\bin` data is passed over. */
export function* rtfTokens(file: Uint8Array): Generator<RtfToken> {
  let at = 0
  while (at < file.length) {
    const byte = file[at]
    if (byte === open || byte === close) {
      at += 1
      yield { type: byte === open ? 'open' : 'close' }
    } else if (byte !== backslash) {
      const start = at
      while (at < file.length && file[at] !== open && file[at] !== close && file[at] !== backslash) at += 1
      yield { type: 'text', bytes: file.subarray(start, at) }
    } else if (isLetter(file[at + 1])) {
      const start = at + 1
      at = start
      while (isLetter(file[at]) && at - start < longestWord) at += 1
      const name = latin(file.subarray(start, at))
      const from = at
      if (file[at] === minus && isDigit(file[at + 1])) at += 1
      while (isDigit(file[at]) && at - from < 11) at += 1
      const value = at === from ? undefined : Number(latin(file.subarray(from, at)))
      if (file[at] === space) at += 1
      if (name === 'bin') at += Math.max(0, value ?? 0)
      else yield { type: 'word', name, value }
    } else if (file[at + 1] === quote) {
      const code = Number.parseInt(latin(file.subarray(at + 2, at + 4)), 16)
      at += 4
      if (!Number.isNaN(code)) yield { type: 'text', bytes: Uint8Array.of(code) }
    } else {
      yield { type: 'symbol', name: latin(file.subarray(at + 1, at + 2)) }
      at += 2
    }
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
