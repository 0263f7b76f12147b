import { wordsOf } from '../../../answer/words/words.ts'
import { asideCuts } from './aside-cuts.ts'
import type { Cut, TaggedSentence } from './cut.ts'
import { slightCuts } from './slight-cuts.ts'
import { tailCuts } from './tail-cuts.ts'

/** A sentence of so many words keeps what belongs to the matter. */
const shortEnough = 16

/**
 * What an English sentence can do without and stay a true sentence: brackets, links to the sentence before, additions between commas
 * (relative clauses, appositions, "including ..."), a tail behind the last comma, a second main clause, the cause of what happened. No
 * condition, exception, negation or part of a list is among them. In their order; they lie apart, or one within another.
 */
export function findCuts(sentence: TaggedSentence): Cut[] {
  const cuts = slightCuts(sentence).map((place) => ({ instead: '', ...place, slight: true }))
  if (wordsOf(sentence.text).length > shortEnough)
    for (const place of [...asideCuts(sentence), ...tailCuts(sentence)])
      cuts.push({ instead: '', ...place, slight: false })
  return nested(cuts)
}

/** Larger cuts first; one that overlaps another without lying in it is dropped. */
function nested(cuts: readonly Cut[]): Cut[] {
  const kept: Cut[] = []
  for (const cut of cuts.toSorted((one, other) => other.end - other.start - (one.end - one.start))) {
    const fits = kept.every((other) => {
      const apart = cut.end <= other.start || cut.start >= other.end
      const within = cut.start >= other.start && cut.end <= other.end
      return apart || (within && cut.end - cut.start < other.end - other.start)
    })
    if (fits) kept.push(cut)
  }
  return kept.sort((one, other) => one.start - other.start || other.end - one.end)
}
