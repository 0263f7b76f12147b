/** A separator is no longer than this, whoever wrote it. */
export const longestSeparator = 1_000
/** What of the line after a separator has to be seen: the name of a field. */
export const fieldNameBytes = 128

const from = [0x46, 0x72, 0x6f, 0x6d, 0x20] as const
/** `From anna@example.org Wed Mar 12 14:05:00 2025`, `From - Thu …`; a time of day is what all of them have. */
const dated = /^From .*\d{1,2}:\d{2}/
/** Thunderbird writes no more than the word since version 115. */
const bare = /^From ?(?:- ?)?$/
const field = /^(?:[!-9;-~]+[ \t]*:|>From )/

/** Whether bytes at `at` begin with `From `, the fast part of the question. */
export function startsWithFrom(bytes: Uint8Array, at: number): boolean {
  return from.every((byte, index) => bytes[at + index] === byte)
}

/**
 * Whether the line from `start` to `end` begins a message of a mailbox (RFC 4155 appendix A and its kin): a dated or bare
 * `From ` line with a header field below it. `next` is the following line's beginning, up to `fieldNameBytes`.
 */
export function isSeparator(bytes: Uint8Array, start: number, end: number, afterBlank: boolean): boolean {
  if (!startsWithFrom(bytes, start) || end - start > longestSeparator) return false
  const line = ascii(bytes, start, end).replace(/[\r\n]+$/, '')
  if (!dated.test(line) && !(afterBlank && bare.test(line))) return false
  return field.test(ascii(bytes, end, end + fieldNameBytes))
}

/** Whether a file begins as a mailbox; `head` is its first kilobytes. */
export function startsAsMbox(head: Uint8Array): boolean {
  const end = head.indexOf(0x0a) + 1
  return end > 0 && isSeparator(head, 0, end, true)
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}
