/** In how many of the chunks each term stands. `chunks`: the terms of each, spaced. */
export function countTerms(chunks: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const terms of chunks) {
    for (const term of new Set(terms.split(' '))) if (term !== '') counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}
