import type { Hit } from '../../api/search.ts'
import type { Span } from '../../api/span.ts'
import { joinSpans } from '../documents/join-spans.ts'
import { sentencesOf } from '../documents/sentences.ts'
import type { Embedder } from '../ports/embedder.ts'
import { queryTermsOf, termsOf } from './analyse.ts'
import { inverseFrequency } from './bm25.ts'
import { mergeSpans } from './merge-spans.ts'
import type { Meaning } from './retrieve.ts'
import { dot } from './vectors.ts'

/** A verbatim run of whole sentences of a hit. */
export type BestSentence = { hit: Hit; spans: Span[]; text: string; score: number }

type Candidate = { hit: Hit; spans: Span[]; text: string; order: number; words: number; score: number }

/**
 * Sentences that are embedded for one question, and their tokens in all: what two cores embed in about 150 ms, so that
 * quotes stand within 300. Those that share most words with the question come first, `prior` being the weight of their
 * hit. Share of chunking-chroma questions whose first three quotes hold a gold span: .76 with these (.75 without the
 * prior), .77 with 400 tokens, .78 with forty sentences, which take 600 ms.
 * `hurried` (an import is embedding, whose running evaluations are waited for first, or reading): .73.
 */
const embeddedAtMost = { sentences: 16, tokens: 280, hurriedTokens: 160 }
const prior = 0.02

/**
 * Weights of words against meaning (1) and of the hit's own score, and when a neighbour joins a quote. Measured on
 * chunking-chroma, share of questions whose first three quotes hold a gold span: .744 without joining, .79 with.
 */
const weights = { words: 0.8, hit: 0.04 }
const joining = { share: 0.75 }
/** A sentence that begins so says what it is about in the one before. */
const leansBack = /^(?:It|They|This|These|He|She|That|Those|Such)\b/

/**
 * The sentences of the hits that answer best, best first: words shared with the question plus likeness of meaning.
 * `hurried` embeds fewer sentences. Neighbours that score nearly as well, or that a sentence leans on, stand in one quote.
 */
export async function bestSentences(
  question: string,
  meaning: Meaning | undefined,
  hits: readonly Hit[],
  { limit, hurried }: { limit: number; hurried: boolean },
  signal: AbortSignal,
): Promise<BestSentence[]> {
  const candidates = hits.flatMap((hit) => sentencesOfHit(hit))
  scoreWords(candidates, question)
  const promise = (candidate: Candidate) => candidate.words + prior * candidate.hit.score
  const likeliest = candidates.toSorted(
    (left, right) => promise(right) - promise(left) || left.hit.rank - right.hit.rank || left.order - right.order,
  )
  const chosen = withinBudget(
    likeliest,
    meaning?.embedder,
    hurried ? embeddedAtMost.hurriedTokens : embeddedAtMost.tokens,
  )
  const cosines = await likeness(meaning, chosen, signal)
  chosen.forEach((candidate, index) => {
    candidate.score = (cosines[index] ?? 0) + weights.words * candidate.words + weights.hit * candidate.hit.score
  })
  const used = new Set<Candidate>()
  const seen = new Set<string>()
  const best: BestSentence[] = []
  for (const candidate of chosen.toSorted((left, right) => right.score - left.score)) {
    if (best.length === limit) break
    if (used.has(candidate) || seen.has(plain(candidate))) continue
    const group = groupAround(candidate, candidates, used)
    for (const member of group) {
      used.add(member)
      seen.add(plain(member))
    }
    const spans = mergeSpans(
      group.flatMap((member) => member.spans),
      (page) => pageTextOf(candidate.hit, page),
    )
    best.push({ hit: candidate.hit, spans, text: joinSpans(spans), score: candidate.score })
  }
  return best
}

/** The first candidates, as many as can be embedded in time. */
function withinBudget(
  candidates: readonly Candidate[],
  embedder: Embedder | undefined,
  tokensAtMost: number,
): Candidate[] {
  let tokens = 0
  const first = candidates.slice(0, embeddedAtMost.sentences)
  if (!embedder) return first
  const end = first.findIndex(({ text }) => {
    tokens += embedder.count(text)
    return tokens > tokensAtMost
  })
  return end < 0 ? first : first.slice(0, Math.max(1, end))
}

/** The sentence with the neighbours that belong to it, in reading order. */
function groupAround(centre: Candidate, all: readonly Candidate[], used: ReadonlySet<Candidate>): Candidate[] {
  const at = all.indexOf(centre)
  const joins = (near: Candidate | undefined, leans: boolean): near is Candidate => {
    if (!near || near.hit !== centre.hit || used.has(near) || !adjoins(near, centre)) return false
    return leans || (near.score > 0 && near.score >= joining.share * centre.score)
  }
  const before = all[at - 1]
  const after = all[at + 1]
  return [
    ...(joins(before, leansBack.test(centre.text)) ? [before] : []),
    centre,
    ...(joins(after, false) ? [after] : []),
  ]
}

/** Whether only white space stands between two sentences of a page, so that one quote may hold both. */
function adjoins(one: Candidate, other: Candidate): boolean {
  const [left, right] =
    one.order < other.order ? [one.spans.at(-1), other.spans[0]] : [other.spans.at(-1), one.spans[0]]
  if (!left || !right || left.page !== right.page) return false
  return /^\s*$/.test(pageTextOf(one.hit, left.page)?.slice(left.end, right.start) ?? 'x')
}

function plain(candidate: Candidate): string {
  return candidate.text.replace(/\s+/g, ' ').toLowerCase()
}

/** A hit's text of a page, padded so that its offsets are the page's. */
function pageTextOf(hit: Hit, page: number): string | undefined {
  const span = hit.spans.find((each) => each.page === page)
  return span && ' '.repeat(span.start) + span.text
}

/** Sentences of a hit's spans, its headings left out: a heading says what follows, not what is so. */
function sentencesOfHit(hit: Hit): Candidate[] {
  const candidates: Candidate[] = []
  const headings = new Set(hit.headingPath.map((heading) => heading.trim()))
  for (const span of hit.spans) {
    for (const range of sentencesOf(span.text)) {
      const text = span.text.slice(range.start, range.end)
      if (headings.has(text.trim())) continue
      const part = { page: span.page, start: span.start + range.start, end: span.start + range.end, text }
      candidates.push({ hit, spans: [part], text: joinSpans([part]), order: candidates.length, words: 0, score: 0 })
    }
  }
  return candidates
}

/** Share of the question's term weight that each sentence holds, weighted by rarity among the candidates. */
function scoreWords(candidates: readonly Candidate[], question: string): void {
  const terms = queryTermsOf(question, 'en')
  const held = candidates.map((candidate) => new Set(termsOf(candidate.text, 'en')))
  const weights = terms.map((term) => inverseFrequency(held.filter((each) => each.has(term)).length, held.length))
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  candidates.forEach((candidate, index) => {
    candidate.words =
      terms.reduce((sum, term, at) => (held[index]?.has(term) ? sum + (weights[at] ?? 0) : sum), 0) / total
  })
}

async function likeness(
  meaning: Meaning | undefined,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<number[]> {
  if (!meaning || candidates.length === 0) return candidates.map(() => 0)
  const texts = candidates.map((candidate) => candidate.text)
  const passages = await meaning.embedder.embedPassages(texts, signal, 'interactive')
  return passages.map((passage) => dot(meaning.query, passage))
}
