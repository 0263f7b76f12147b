import type { TaggedWord } from './tag-words.ts'

const auxiliary =
  /^(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|cannot|'re|'ve|'ll|isn't|aren't|wasn't|weren't)$/
const subordinator =
  /^(?:that|which|who|whom|whose|where|when|whenever|if|because|while|whereas|although|though|unless|until|whether|what|whoever|whatever|whichever|how|why|since|once|as)$/
const nominative = /^(?:i|we|you|he|she|it|they|there|this|these|those)$/

/** Whether a word may be a finite verb: no infinitive, no form in -ing, none that an auxiliary stands before. */
export function isFiniteVerb(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at]
  if (word === undefined) return false
  if (auxiliary.test(word.low)) return word.pos === 'AUX' || word.pos === 'VERB'
  if (word.pos !== 'VERB' || /ing$/.test(word.low) || word.low === 'including') return false
  const before = wordBefore(words, at)
  if (before === undefined) return true
  if (before.low === 'to' || before.pos === 'AUX' || before.pos === 'ADP' || before.pos === 'DET') return false
  // "partially offset by": a participle that leads a phrase.
  const leads = before.pos === 'PUNCT' && /[,;]/.test(before.text)
  return !(leads && isParticiple(word) && words[skipAdverbs(words, at + 1)]?.pos === 'ADP')
}

/** Whether a word is a finite verb and no participle: "increased" may be either, "has" and "sells" are not. */
export function isSureVerb(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at]
  return word !== undefined && isFiniteVerb(words, at) && !isParticiple(word)
}

/** A past participle or a form that looks like one. */
export function isParticiple({ pos, low }: TaggedWord): boolean {
  return (
    pos === 'VERB' && /(?:ed|en|set|held|made|sold|paid|offset|driven|given|taken|shown|known|found|built)$/.test(low)
  )
}

/** The last word before a place that is no adverb. */
function wordBefore(words: readonly TaggedWord[], at: number): TaggedWord | undefined {
  let place = at - 1
  while (words[place]?.pos === 'ADV') place -= 1
  return words[place]
}

/**
 * Main clauses from `from` up to `to`, less those that a subordinate clause accounts for: 0 for a phrase or a relative clause, 1 for a
 * sentence. Verbs joined by "and" count once, and so do the words of one verb.
 */
export function mainClauses(
  words: readonly TaggedWord[],
  from: number,
  to: number,
  isVerb: (words: readonly TaggedWord[], at: number) => boolean = isFiniteVerb,
): number {
  let [verbs, subordinate] = [0, 0]
  let inVerb = false
  for (let at = from; at < to; at++) {
    const word = words[at]
    if (word === undefined) break
    if (isVerb(words, at)) {
      const joined = words[at - 1]?.pos === 'CCONJ' && !inVerb && verbs > 0
      if (!inVerb && !joined) verbs += 1
      inVerb = true
      continue
    }
    if (inVerb && (word.pos === 'ADV' || word.pos === 'AUX' || word.pos === 'VERB' || word.pos === 'PART')) continue
    inVerb = false
    if (opensClause(words, at)) subordinate += 1
  }
  return verbs - subordinate
}

function opensClause(words: readonly TaggedWord[], at: number): boolean {
  const [word, before, next] = [words[at], words[at - 1], words[at + 1]]
  if (word === undefined) return false
  if (word.low === 'that') return word.pos !== 'DET' || next === undefined || !/NOUN|PROPN|ADJ/.test(next.pos)
  if (word.low === 'as' || word.low === 'since' || word.low === 'until' || word.low === 'once')
    return word.pos === 'SCONJ'
  if (subordinator.test(word.low)) return true
  // "the data you provide"
  return nominative.test(word.low) && before !== undefined && /NOUN|PROPN/.test(before.pos)
}

/** Whether a clause with a subject of its own and a sure verb begins at a place: "we will notify you". */
export function beginsClause(words: readonly TaggedWord[], at: number): boolean {
  const first = words[at]
  if (first === undefined) return false
  if (nominative.test(first.low)) return isFiniteVerb(words, skipAdverbs(words, at + 1))
  if (!/DET|PROPN|NOUN|PRON/.test(first.pos)) return false
  for (let place = at + 1; place < Math.min(words.length, at + 7); place++) {
    const word = words[place]
    if (word === undefined || word.pos === 'PUNCT' || word.pos === 'CCONJ') return false
    if (auxiliary.test(word.low) && word.pos === 'AUX') return true
  }
  return false
}

/** The place of the next word that is no adverb. */
export function skipAdverbs(words: readonly TaggedWord[], at: number): number {
  let place = at
  while (words[place]?.pos === 'ADV') place += 1
  return place
}
