import type { SummaryChoice, SummaryPart, SummarySentence } from '../../../api/summary.ts'
import { datesIn } from '../../answer/facts/dates.ts'
import { type FigureOrder, figureOrder, isoDate } from '../gist/named-dates.ts'
import { saysTheSame } from '../rank/alike.ts'
import type { RankedSentence } from '../rank/ranked-sentence.ts'
import type { RankedSource } from './read-source.ts'
import { ownSentence } from './summary-sentence.ts'

const usualEntries = 20
/** Sentences of one date, at most: reports say of most things when they were counted. */
const ofOneDate = 3

type Entry = { read: RankedSource; sentence: RankedSentence; date: { text: string; value: string } }

/** Sentences with a date, in the order of their dates: a month and its year at least, in the sentence itself. */
export function timelineParts(read: readonly RankedSource[], choice: SummaryChoice, next: () => number): SummaryPart[] {
  const found = read.flatMap((one): Entry[] => {
    const order = orderOf(one)
    return one.ranked.flatMap((sentence) => {
      const date = dateOf(sentence.text, order, one.source.language)
      return date ? [{ read: one, sentence, date }] : []
    })
  })
  const best: Entry[] = []
  for (const entry of found.toSorted((one, other) => other.sentence.score - one.sentence.score)) {
    if (best.length >= (choice.bullets ?? usualEntries)) break
    const same = best.filter(({ date }) => date.value === entry.date.value).length
    if (same >= ofOneDate) continue
    const again = best.some(
      ({ sentence, date }) => date.value === entry.date.value && saysTheSame(sentence, entry.sentence),
    )
    if (!again) best.push(entry)
  }
  const sentences = best
    .sort((one, other) => compare(one.date.value, other.date.value) || one.sentence.order - other.sentence.order)
    .map(
      ({ read: { source }, sentence, date }): SummarySentence => ({ ...ownSentence(source, sentence, next()), date }),
    )
  return sentences.length === 0 ? [] : [{ heading: '', level: 1, sentences }]
}

/** The first date of a sentence that has a month and a year and can be read in one way only. */
export function dateOf(
  text: string,
  order: FigureOrder,
  language: string,
): { text: string; value: string } | undefined {
  for (const fact of datesIn(text)) {
    const value = /^\d+$/.test(fact.text) ? '' : isoDate(fact, order, language)
    if (value) return { text: fact.text, value }
  }
  return undefined
}

/** In which order a document writes days and months. */
export function orderOf({ ranked }: RankedSource): FigureOrder {
  return figureOrder(ranked.flatMap(({ text }) => (/\d[./]\d/.test(text) ? datesIn(text) : [])))
}

/** By code units: dates of this form sort so, a month before its days. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
