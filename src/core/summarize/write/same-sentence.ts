import type { Embedder } from '../../ports/embedder.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { dot } from '../rank/alike.ts'

/** Share of the terms of the shorter sentence that stand in the other, from which on both say the same. */
const sameWords = 0.6
/** The same where their figures differ, or embeddings tell them apart. */
const sameWordsBesides = 0.8
const sameMeaning = 0.82

/** Tells of sentences one after the other whether one of those before said the same. */
export type Echoes = { isNew(text: string, signal: AbortSignal): Promise<boolean>; keep(text: string): void }

type Known = { terms: ReadonlySet<string>; figures: ReadonlySet<string>; vector: Float32Array | undefined }

/** By their words, and by their embeddings where an embedder is good for the language. */
export function echoes(language: string, embedder?: Embedder): Echoes {
  const kept: Known[] = []
  const asked = new Map<string, Known>()
  const good = embedder?.languages.includes(language || 'en') ? embedder : undefined
  const look = async (text: string, signal: AbortSignal): Promise<Known> => {
    const [vector] = good ? await good.embedPassages([text], signal, 'interactive') : []
    const figures = new Set(text.match(/\d[\d.,]*/g) ?? [])
    return { terms: new Set(termsOf(text, language || 'en')), figures, vector }
  }
  return {
    async isNew(text, signal) {
      const own = await look(text, signal)
      asked.set(text, own)
      return own.terms.size > 0 && !kept.some((other) => same(own, other))
    },
    keep(text) {
      const known = asked.get(text)
      if (known) kept.push(known)
    },
  }
}

function same(one: Known, other: Known): boolean {
  const shared = overlap(one.terms, other.terms)
  if (one.vector && other.vector) return shared > sameWordsBesides || dot(one.vector, other.vector) >= sameMeaning
  const differ =
    one.figures.size > 0 && other.figures.size > 0 && ![...one.figures].some((figure) => other.figures.has(figure))
  return shared > (differ ? sameWordsBesides : sameWords)
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  if (few.size === 0) return 0
  let shared = 0
  for (const term of few) if (many.has(term)) shared += 1
  return shared / few.size
}
