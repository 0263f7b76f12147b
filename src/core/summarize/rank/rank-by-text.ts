import { atOnce, eachInPieces, type InPieces } from '../../jobs/in-pieces.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { inverseFrequency } from '../../retrieval/bm25.ts'
import type { Section } from '../outline/section.ts'
import type { SummarySource } from '../summary-source.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import type { RankedSentence } from './ranked-sentence.ts'
import { worthOf } from './sentence-worth.ts'

/** What the first place in the document, a section and a paragraph, and the words of the headings above, add to what the terms weigh. */
const adds = { document: 0.25, section: 0.25, paragraph: 0.1, heading: 0.25 }
const mostOfAll = 1 + adds.document + adds.section + adds.paragraph + adds.heading
/** What a part of a sentence counts beside whole ones. */
const partly = 0.2
const smoothing = 4
/** What a sentence has whose terms stand nowhere else. */
const unsaid = 0.15

/** Every sentence that could stand in a summary, ranked by the document's own words, in reading order. */
export function rankByText(source: SummarySource, sections: readonly Section[]): RankedSentence[] {
  return atOnce(rankingByText(source, sections))
}

/** The same as work that may rest. */
export function* rankingByText(source: SummarySource, sections: readonly Section[]): InPieces<RankedSentence[]> {
  const all = yield* candidatesOf(source, sections)
  const pool = takeable(all)
  yield
  const weigh = yield* termWeights(pool)
  yield
  const heads = sections.map(({ heading, path }) => [source.place.title, ...path, heading].join(' '))
  const headTerms = heads.map((head) => new Set(termsOf(head, source.language || 'en')))
  yield
  const raw = yield* eachInPieces(pool, ({ terms }) => [weigh(terms)], 500)
  const most = quantile(raw, 0.98)
  const scored = (candidate: Candidate, at: number): RankedSentence => {
    const { text, spans, section, order, terms, form, inSection, inParagraph } = candidate
    const placed =
      1 +
      adds.document / Math.sqrt(1 + at) +
      adds.section / (1 + inSection) +
      adds.paragraph / (1 + inParagraph) +
      adds.heading * shareHeld(headTerms[section], terms)
    const score = ((unsaid + Math.min(1, (raw[at] ?? 0) / most)) * placed) / ((1 + unsaid) * mostOfAll)
    return { text, spans, section, order, terms, score: score * worthOf(text) * (form === 'whole' ? 1 : partly) }
  }
  return yield* eachInPieces(pool.entries(), ([at, candidate]) => [scored(candidate, at)], 500)
}

/** Whole sentences; parts of such where a section has no others; what is neither only where the document has nothing else. */
function takeable(all: readonly Candidate[]): Candidate[] {
  const whole = new Set(all.flatMap(({ form, section }) => (form === 'whole' ? [section] : [])))
  const sentences = all.filter(({ form, section }) => form === 'whole' || (form === 'part' && !whole.has(section)))
  return sentences.length > 0 ? sentences : all.filter(({ terms }) => terms.size > 0)
}

/** What a sentence's terms weigh: how often each occurs among the sentences, times how much it tells. */
function* termWeights(pool: readonly Candidate[]): InPieces<(terms: ReadonlySet<string>) => number> {
  const holding = new Map<string, number>()
  for (const [at, { terms }] of pool.entries()) {
    if (at % 500 === 0) yield
    for (const term of terms) holding.set(term, (holding.get(term) ?? 0) + 1)
  }
  return (terms) => {
    let sum = 0
    for (const term of terms) {
      const count = holding.get(term) ?? 0
      if (count > 1) sum += Math.log(1 + count) * inverseFrequency(count, pool.length)
    }
    return sum / Math.sqrt(terms.size + smoothing)
  }
}

function shareHeld(wanted: ReadonlySet<string> | undefined, terms: ReadonlySet<string>): number {
  if (wanted === undefined || wanted.size === 0) return 0
  let held = 0
  for (const term of wanted) if (terms.has(term)) held += 1
  return held / wanted.size
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) * share)] || 1
}
