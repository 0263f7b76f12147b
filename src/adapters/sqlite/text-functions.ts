/** A text as it is compared in any case: composed and in lower case. In SQL it is `fold_case`. */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/**
 * A term from its end to its beginning, by which compounds are found that end in a word; null for terms too short to be
 * one, and for what is not a word. In SQL it is `tail_of`.
 */
export function tailOf(term: string): string | null {
  return /^\p{L}{8,}$/u.test(term) ? [...term].reverse().join('') : null
}
