import type { AnswerSentence } from '../../api/answer.ts'
import { datesIn } from '../answer/facts/dates.ts'
import { sentencesOf } from '../documents/sentences.ts'
import { placeIn } from './given-place.ts'

/**
 * Every date of a text with the sentence it stands in, as `3 March 2025: The deposit is due.`, in the order of time where
 * each can be read in one way alone, in the text's order otherwise. A sentence with several dates stands with each.
 */
export function datesInText(text: string): AnswerSentence[] {
  const found = sentencesOf(text).flatMap(({ start, end }) => {
    const own = text.slice(start, end)
    return datesIn(own).map((date) => ({
      at: timeOf(date.values),
      sentence: {
        text: `${date.text.replace(/\s+/g, ' ')}: ${own.replace(/\s+/g, ' ')}`,
        shown: true,
        support: 'supported' as const,
        citations: [{ number: 1, ...placeIn(text, start, end) }],
      },
    }))
  })
  const ordered = found.every(({ at }) => at !== undefined)
    ? found.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
    : found
  const seen = new Set<string>()
  return ordered.flatMap(({ sentence }) => {
    if (seen.has(sentence.text)) return []
    seen.add(sentence.text)
    return [sentence]
  })
}

/** A date as a number that sorts; undefined without a year, or where day and month may be either. */
function timeOf(values: readonly string[]): number | undefined {
  const [year = '*', month = '*', day = '*'] = values[0]?.split('-') ?? []
  if (values.length !== 1 || year === '*') return undefined
  return Number(year) * 10_000 + (month === '*' ? 0 : Number(month) * 100) + (day === '*' ? 0 : Number(day))
}
