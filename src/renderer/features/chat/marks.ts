import type { Answer, Citation, Quote } from '../../../api/answer.ts'
import { markKey, placeOf } from '../../app/place-of.ts'
import { openPair } from '../../app/reader-pair.ts'
import { openAt, type ReaderMark, type ReaderTarget } from '../../app/reader-store.ts'

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
  openAt(targetOf(turnKey, answer, source, sentence))
}

/** Opens two quotes of a turn beside each other, in this order; `active` is the index of the one that was clicked. */
export function openBeside(turnKey: string, answer: Answer, quotes: readonly [Quote, Quote], active: 0 | 1): void {
  openPair(targetOf(turnKey, answer, quotes[0]), targetOf(turnKey, answer, quotes[1]), active)
}

function targetOf(turnKey: string, answer: Answer, source: Quote | Citation, sentence?: string): ReaderTarget {
  const citing =
    sentence ??
    answer.sentences.find((one) => one.shown && one.citations.some((citation) => citation.number === source.number))
      ?.text
  return {
    ...placeOf(source),
    key: markKey(turnKey, source.number),
    marks: marksOf(turnKey, answer),
    ...(citing === undefined ? {} : { sentence: citing }),
    ...(answer.outcome === 'not-in-documents' ? { unmarked: true } : {}),
  }
}
