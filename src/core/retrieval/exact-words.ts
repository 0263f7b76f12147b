import { foldedText } from '../library/find-text.ts'

/** A search text taken apart: `text` to search with, and what passages must and must not hold, folded. */
export type ExactWords = { text: string; wanted: readonly string[]; excluded: readonly string[] }

/** `"..."`, straight or typographic, up to its end where it is not closed; `-` before makes it an exclusion. */
const quoted = /(?<=^|\s)(-?)["“„«]([^"“”„«»]*)(?:["”“»]|$)/gu
const minus = /(?<=^|\s)-([\p{L}\p{N}][^\s"“”„«»]*)/gu

/**
 * Reads `"exact phrases"` and `-exclusions` out of a search text. A phrase's words are searched for too; what is
 * excluded is not.
 */
export function exactWordsOf(typed: string): ExactWords {
  const wanted: string[] = []
  const excluded: string[] = []
  const keep = (list: string[], words: string): boolean => {
    const folded = foldedText(words).trim()
    if (folded !== '') list.push(folded)
    return folded !== ''
  }
  const text = typed
    .replace(quoted, (whole, sign: string, words: string) => {
      if (sign === '-') return keep(excluded, words) ? ' ' : whole
      return keep(wanted, words) ? ` ${words} ` : ' '
    })
    .replace(minus, (whole, word: string) => (keep(excluded, word) ? ' ' : whole))
  return { text: text.replace(/\s+/g, ' ').trim(), wanted, excluded }
}

/** Whether a passage holds every wanted phrase and, as whole words, nothing that is excluded; undefined: nothing is asked. */
export function fitsExactly({ wanted, excluded }: ExactWords): ((text: string) => boolean) | undefined {
  if (wanted.length === 0 && excluded.length === 0) return undefined
  return (text) => {
    const folded = foldedOf(text)
    return wanted.every((phrase) => folded.includes(phrase)) && !excluded.some((phrase) => holdsWords(folded, phrase))
  }
}

const foldings = new Map<string, string>()
const foldingsAtMost = 3_000

/** The same passages are asked for with each letter that is typed. The oldest go when there are too many. */
function foldedOf(text: string): string {
  const known = foldings.get(text)
  if (known !== undefined) return known
  const folded = foldedText(text)
  const oldest = foldings.keys().next()
  if (foldings.size >= foldingsAtMost && !oldest.done) foldings.delete(oldest.value)
  foldings.set(text, folded)
  return folded
}

function holdsWords(folded: string, phrase: string): boolean {
  for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
    const before = folded[at - 1] ?? ' '
    const after = folded[at + phrase.length] ?? ' '
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}
