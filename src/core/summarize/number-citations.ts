import type { Citation } from '../../api/answer.ts'
import type { SummarySentence } from '../../api/summary.ts'

/** Numbers citations over one summary from 1; the same words have one number. */
export function citationNumbers(): (sentence: SummarySentence) => SummarySentence {
  const numbers = new Map<string, number>()
  const numberOf = ({ revisionId, spans }: Citation): number => {
    const key = JSON.stringify([revisionId, spans.map(({ page, start, end }) => [page, start, end])])
    const known = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, known)
    return known
  }
  return (sentence) => ({
    ...sentence,
    citations: sentence.citations.map((citation) => ({ ...citation, number: numberOf(citation) })),
  })
}
