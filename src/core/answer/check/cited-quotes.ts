import type { AnswerSentence, Quote } from '../../../api/answer.ts'

/**
 * The quotes with those added that a sentence cites and that none of them holds, and the sentence with its citations numbered
 * accordingly. The same words get one quote.
 */
export function withCitedQuotes(
  quotes: readonly Quote[],
  sentence: AnswerSentence,
): { quotes: Quote[]; sentence: AnswerSentence } {
  const all = [...quotes]
  const citations = sentence.citations.map((citation) => {
    if (quotes.some(({ number }) => number === citation.number)) return citation
    const known = all.find(({ revisionId, text }) => revisionId === citation.revisionId && text === citation.text)
    const quote = known ?? { ...citation, number: all.length + 1, score: 0 }
    if (!known) all.push(quote)
    return { ...citation, number: quote.number }
  })
  return { quotes: all, sentence: { ...sentence, citations } }
}
