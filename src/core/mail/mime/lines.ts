/** Where the line after the one at `at` begins; lines end with LF or CRLF. */
export function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  const found = bytes.indexOf(0x0a, at)
  return found < 0 || found >= end ? end : found + 1
}

/** Whether the line at `at` is empty. */
export function blankLineAt(bytes: Uint8Array, at: number, end: number): boolean {
  return at >= end || bytes[at] === 0x0a || (bytes[at] === 0x0d && (at + 1 >= end || bytes[at + 1] === 0x0a))
}
