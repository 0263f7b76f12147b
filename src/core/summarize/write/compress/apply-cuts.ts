import type { Cut } from './cut.ts'

/** A sentence without what is cut, begun with a capital where it had one. */
export function applyCuts(text: string, cuts: readonly Cut[]): string {
  let [said, from] = ['', 0]
  for (const { start, end, instead } of [...cuts].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  )) {
    if (start < from) continue
    said += text.slice(from, start) + instead
    from = end
  }
  const whole = (said + text.slice(from))
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .trim()
  return /^\p{Lu}/u.test(text) ? whole.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : whole
}
