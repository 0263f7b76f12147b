import type { Quote } from '../../api/answer.ts'
import type { Hit } from '../../api/search.ts'
import type { ChunkSearch } from '../ports/chunk-index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { Models } from '../ports/models.ts'
import type { TextStore } from '../ports/text-store.ts'
import { judge } from '../retrieval/answerability.ts'
import { preferNewest } from '../retrieval/prefer-newest.ts'
import { retrieve } from '../retrieval/retrieve.ts'
import { type BestSentence, bestSentences } from '../retrieval/sentences-of-hits.ts'
import { hitsOfSection } from './narrow/named-section.ts'
import type { Narrowed } from './narrow/narrow-scope.ts'
import type { Question } from './question.ts'
import { closestPassages, quotesOf } from './quotes.ts'
import { withoutStruck } from './struck.ts'

export type QuoteDeps = {
  index: ChunkSearch
  text: TextStore
  models: Models
  clock: Clock
  /** Decides before writing whether the documents hold an answer; the calibrated one unless given. */
  judge?: typeof judge
}

/** Hits looked at for one question, and quotes shown. */
export const hitsAtMost = 8
const quotesAtMost = 5

/**
 * The hits and the quotes from them. Someone waits for these, so nothing in the background evaluates meanwhile. Where the
 * question names a section that is there, its own text is all that is looked at.
 */
export async function findQuotes(
  deps: QuoteDeps,
  asked: Pick<Narrowed, 'scope' | 'documents' | 'section'> & { question: string; beingRead: boolean },
  struck: NonNullable<Question['struck']>,
  embedder: Embedder | undefined,
  signal: AbortSignal,
) {
  using hold = deps.models.holdBackground()
  const { question, scope, section, documents, beingRead } = asked
  const query = { text: question, k: hitsAtMost, mode: 'hybrid' as const, scope }
  const { meaning, mode, evidence, families, ...found } = await retrieve({ ...deps, embedder }, query, signal)
  const named = section === undefined ? [] : hitsOfSection(deps.text, section, documents)
  const hits = withoutStruck(named.length > 0 ? named.slice(0, hitsAtMost) : found.hits, struck)
  const answerable = named.length > 0 || (deps.judge ?? judge)(evidence, question, hits).answerable
  const retrievedAt = deps.clock.now()
  // Reading takes one of the cores, embedding all of them.
  const options = { limit: quotesAtMost, hurried: hold.busy || beingRead }
  const quotes: Quote[] = answerable
    ? quotesOf(newestFirst(await bestSentences(question, meaning, hits, options, signal), families))
    : closestPassages(hits)
  return { hits, quotes, answerable, mode, retrievedAt }
}

/** Sentences of which the newest version of a file says its own first. */
function newestFirst(sentences: readonly BestSentence[], families: ReadonlyMap<string, string>): BestSentence[] {
  return preferNewest(sentences, ({ hit, text }: { hit: Hit; text: string }) => {
    const family = families.get(hit.documentId)
    return family !== undefined && hit.version ? { family, number: hit.version.number, sentences: [text] } : undefined
  })
}
