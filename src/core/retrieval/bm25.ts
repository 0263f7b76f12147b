/** Saturation of repeated terms and strength of length normalisation. */
const k1 = 1.2
const b = 0.6

/** Inverse document frequency as in Lucene's BM25: never negative. */
export function inverseFrequency(holding: number, chunks: number): number {
  return Math.log(1 + (chunks - holding + 0.5) / (holding + 0.5))
}

/** BM25 of one text, given its terms, the weighted query terms and the mean length in terms. */
export function bm25(terms: readonly string[], query: ReadonlyMap<string, number>, meanLength: number): number {
  const counts = new Map<string, number>()
  for (const term of terms) if (query.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const length = k1 * (1 - b + (b * terms.length) / Math.max(1, meanLength))
  let score = 0
  for (const [term, count] of counts) score += ((query.get(term) ?? 0) * count * (k1 + 1)) / (count + length)
  return score
}
