/** Whether every word of a query begins a word of a text, case folded; an empty query matches everything. */
export function matches(text: string, query: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u)
  return fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((wanted) => wanted !== '')
    .every((wanted) => words.some((word) => word.startsWith(wanted)))
}

/** Case and accents folded; the number of characters may change. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
