import type { AnswerSentence } from '../../api/answer.ts'
import { sentencesOf } from '../documents/sentences.ts'
import { type KeySentence, keySentences } from '../summarize/rank/key-sentences.ts'
import { placeIn } from './given-place.ts'
import { type GivenSource, givenPage } from './given-source.ts'

/** Sentences of a summary that code makes, and the characters it is tried with, until there are no more sentences. */
const summarySentences = 4
const summaryCharacters = [700, 550, 400, 250]

/** The sentences that say most of a given text, in its order, of at most so many characters; its first ones where none stands out. */
export function keyLines(source: GivenSource, text: string, characters: number): KeySentence[] {
  const found = keySentences({ ...source.text, pages: () => [givenPage(text)] }, '', characters)
  if (found.length > 0) return found
  const first = sentencesOf(text).slice(0, summarySentences)
  return first.map(({ start, end }) => ({ page: 1, start, end, text: text.slice(start, end) }))
}

/** A given text's summary in its own sentences. */
export function ownSummary(source: GivenSource, text: string): AnswerSentence[] {
  const tried = summaryCharacters.map((characters) => keyLines(source, text, characters))
  const lines = tried.find(({ length }) => length <= summarySentences) ?? tried.at(-1) ?? []
  return lines.slice(0, summarySentences).map(({ start, end }) => asSentence(text, start, end))
}

/** A sentence of the text as one of an answer that cites itself. */
export function asSentence(text: string, start: number, end: number): AnswerSentence {
  const own = text.slice(start, end).replace(/\s+/g, ' ')
  return { text: own, shown: true, support: 'supported', citations: [{ number: 1, ...placeIn(text, start, end) }] }
}
