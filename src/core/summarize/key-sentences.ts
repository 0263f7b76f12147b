import { sentencesOf } from '../documents/sentences.ts'
import type { TextStore } from '../ports.ts'
import { termsOf } from '../retrieval/analyse.ts'
import { inverseFrequency } from '../retrieval/bm25.ts'

/** A sentence of a document with its place: UTF-16 code units of the page's text. */
export type KeySentence = { page: number; start: number; end: number; text: string }

type Candidate = KeySentence & { order: number; terms: ReadonlySet<string>; weight: number }

const longest = 600
const shortestTerms = 4
/** Share of a sentence's terms that may stand in one taken before. */
const alike = 0.6

/**
 * The sentences that say most of what a document speaks of, in reading order, as many as fit in `characters`. A sentence
 * weighs what its terms do: those that occur in many of the document's sentences, but not in most. Of two that say nearly the
 * same one is taken.
 */
export function keySentences(
  text: Pick<TextStore, 'revision' | 'pages'>,
  revisionId: string,
  characters: number,
): KeySentence[] {
  const language = text.revision(revisionId)?.language || 'en'
  const candidates: Candidate[] = []
  for (const page of text.pages(revisionId, 1, Number.MAX_SAFE_INTEGER)) {
    for (const { start, end } of sentencesOf(page.text)) {
      const own = page.text.slice(start, end)
      const terms = new Set(termsOf(own, language))
      if (terms.size < shortestTerms || own.length > longest) continue
      candidates.push({ page: page.number, start, end, text: own, order: candidates.length, terms, weight: 0 })
    }
  }
  const holding = new Map<string, number>()
  for (const { terms } of candidates) for (const term of terms) holding.set(term, (holding.get(term) ?? 0) + 1)
  for (const candidate of candidates) candidate.weight = weightOf(candidate.terms, holding, candidates.length)
  const taken: Candidate[] = []
  let room = characters
  for (const candidate of candidates.toSorted((one, other) => other.weight - one.weight)) {
    if (candidate.text.length > room || taken.some((other) => saysTheSame(candidate.terms, other.terms))) continue
    taken.push(candidate)
    room -= candidate.text.length
    if (room < longest / 10) break
  }
  return taken
    .sort((one, other) => one.order - other.order)
    .map(({ page, start, end, text: own }) => ({ page, start, end, text: own }))
}

/** Mean weight of the terms: how often each occurs among the sentences, times how much it tells. */
function weightOf(terms: ReadonlySet<string>, holding: ReadonlyMap<string, number>, sentences: number): number {
  let sum = 0
  for (const term of terms) {
    const count = holding.get(term) ?? 0
    if (count > 1) sum += Math.log(1 + count) * inverseFrequency(count, sentences)
  }
  return sum / Math.sqrt(terms.size + shortestTerms)
}

function saysTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0
  for (const term of one) if (other.has(term)) shared += 1
  return shared / Math.min(one.size, other.size) > alike
}
