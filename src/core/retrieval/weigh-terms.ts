import type { TextStore } from '../ports/text-store.ts'
import { inverseFrequency } from './bm25.ts'

/** Inverse document frequencies over the whole library. */
export function weighTerms(terms: readonly string[], text: Pick<TextStore, 'termCounts'>): Map<string, number> {
  const { chunks, counts } = text.termCounts(terms)
  return new Map(
    terms.map((term) => {
      const holding = counts.get(term) ?? 0
      return [term, inverseFrequency(holding, Math.max(chunks, holding))]
    }),
  )
}
