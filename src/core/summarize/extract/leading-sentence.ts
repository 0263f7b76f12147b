import { countWords } from '../outline/count-words.ts'
import type { RankedSentence } from '../rank/ranked-sentence.ts'

/** What the first sentence gains by its place; the later, the less. */
const leads = 1.5
/** Words of a sentence that says enough by itself, and how far it may be from it (natural logarithm). */
const [usualWords, widthOfWords] = [25, 1.3]
/** How much a score counts beside the place: little in a short text, which begins with what it is about, more in long ones. */
const [evenInShort, evenInLong, sentencesOfLong] = [2.5, 0.5, 80]

/** The sentence that can stand for a document: one of the first, of a usual length, that says much of it. */
export function leadingSentence(ranked: readonly RankedSentence[]): RankedSentence | undefined {
  const most = Math.max(...ranked.map(({ score }) => score)) || 1
  const long = Math.min(1, ranked.length / sentencesOfLong)
  const even = evenInShort + (evenInLong - evenInShort) * long
  const value = (sentence: RankedSentence, at: number) =>
    (even + sentence.score / most) * (1 + leads / (1 + at)) * lengthWorth(countWords(sentence.text))
  const values = ranked.map(value)
  const best = Math.max(...values)
  return ranked[values.indexOf(best)]
}

function lengthWorth(words: number): number {
  return Math.exp(-((Math.log(Math.max(1, words) / usualWords) / widthOfWords) ** 2) / 2)
}
