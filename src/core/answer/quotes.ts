import type { Quote } from '../../api/answer.ts'
import type { Hit } from '../../api/search.ts'
import type { BestSentence } from '../retrieval/sentences-of-hits.ts'

/** Sentences as numbered quotes, from 1. */
export function quotesOf(sentences: readonly BestSentence[]): Quote[] {
  return sentences.map(({ hit, spans, text, score }, index) => quote(hit, spans, text, score, index + 1))
}

/** Whole hits as numbered quotes: the closest passages of a good no. */
export function closestPassages(hits: readonly Hit[]): Quote[] {
  return hits.slice(0, 3).map((hit, index) => quote(hit, hit.spans, hit.text, hit.score, index + 1))
}

function quote(hit: Hit, spans: Quote['spans'], text: string, score: number, number: number): Quote {
  const { rank: _, chunkId: __, ...place } = hit
  return { ...place, number, score, spans, text }
}
