import type { RankedSentence } from './ranked-sentence.ts'

const none: ReadonlySet<string> = new Set()

/** Share of the terms of the shorter sentence that stand in the other, 0 to 1. */
export function termOverlap({ terms: one = none }: RankedSentence, { terms: other = none }: RankedSentence): number {
  if (one.size === 0 || other.size === 0) return 0
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const term of few) if (many.has(term)) shared += 1
  return shared / few.size
}

/** The product of two vectors: of unit-length ones how alike they are. */
export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}

/** Likeness from which on two sentences say the same. */
const sameMeaning = 0.82
const sameWords = 0.6
const sameWordsBesideMeaning = 0.75

/** Whether two sentences say the same, by their embeddings where both have one. */
export function saysTheSame(one: RankedSentence, other: RankedSentence): boolean {
  const overlap = termOverlap(one, other)
  if (!one.vector || !other.vector) return overlap > sameWords
  return overlap > sameWordsBesideMeaning || dot(one.vector, other.vector) >= sameMeaning
}

/** How much alike two sentences are, 0 to 1. */
export function likeness(one: RankedSentence, other: RankedSentence): number {
  return one.vector && other.vector ? Math.max(0, dot(one.vector, other.vector)) : termOverlap(one, other)
}
