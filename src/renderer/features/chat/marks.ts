import type { Answer, Citation, Quote } from '../../../api/answer.ts'
import { openAt, type ReaderMark, type ReaderPlace } from '../../app/reader-store.ts'

/** Tells a quote of a turn apart from all others. */
export function markKey(turnKey: string, number: number): string {
  return `${turnKey}:${number}`
}

/** Where a quote or citation stands. */
export function placeOf(from: Quote | Citation): ReaderPlace {
  const { documentId, revisionId, title, path, headingPath, spans } = from
  return { documentId, revisionId, title, path, headingPath, spans }
}

/** What the reader marks beside the words looked at: the quotes of the answer; none with a good no. */
export function marksOf(turnKey: string, answer: Answer): ReaderMark[] {
  if (answer.outcome === 'not-in-documents') return []
  return answer.quotes.map((quote) => ({
    ...placeOf(quote),
    key: markKey(turnKey, quote.number),
    number: quote.number,
  }))
}

/** Opens the reader at a quote or citation of a turn. `sentence` is what cites it. */
export function openSource(turnKey: string, answer: Answer, source: Quote | Citation, sentence?: string): void {
  const citing =
    sentence ??
    answer.sentences.find((one) => one.shown && one.citations.some((citation) => citation.number === source.number))
      ?.text
  openAt({
    ...placeOf(source),
    key: markKey(turnKey, source.number),
    marks: marksOf(turnKey, answer),
    ...(citing === undefined ? {} : { sentence: citing }),
    ...(answer.outcome === 'not-in-documents' ? { unmarked: true } : {}),
  })
}
