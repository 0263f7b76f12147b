import type { Quote } from '../../../api/answer.ts'
import type { Sources } from '../check/sources.ts'
import type { FactLine } from '../prompt/few-sentences.ts'
import { wordsOf } from '../words/words.ts'

/** The sentences of the quotes one by one: best quote first, within it those that share most words with the question. */
export function factsOfQuotes(question: string, quotes: readonly Quote[], sources: Sources): FactLine[] {
  const asked = new Set(wordsOf(question).flatMap((word) => (word.content ? [word.stem] : [])))
  const single = sources.windows.filter((window) => window.sentences === 1)
  return quotes.flatMap((quote) =>
    single
      .filter(({ place }) => place.revisionId === quote.revisionId && place.spans.every((span) => lies(span, quote)))
      .map(({ place, statement }) => ({
        line: { ...place, text: statement.text },
        shared: [...statement.stems].filter((stem) => asked.has(stem)).length,
      }))
      .sort((left, right) => right.shared - left.shared)
      .map(({ line }) => line),
  )
}

function lies(span: { page: number; start: number; end: number }, quote: Quote): boolean {
  return quote.spans.some((own) => own.page === span.page && own.start <= span.start && own.end >= span.end)
}
