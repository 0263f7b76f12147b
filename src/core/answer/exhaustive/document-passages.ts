import type { Hit } from '../../../api/search.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { Embedder } from '../../ports/embedder.ts'
import { judge } from '../../retrieval/answerability.ts'
import { retrieve } from '../../retrieval/retrieve.ts'
import { type BestSentence, bestSentences } from '../../retrieval/sentences-of-hits.ts'
import type { AnswerDeps } from '../answer-deps.ts'
import { scopeOfOne } from './cell-source.ts'

/** What of a document lies nearest to a question, and whether it answers it. */
export type DocumentPassages = { hits: readonly Hit[]; sentences: readonly BestSentence[]; answerable: boolean }

/** Hits looked at of one document, and sentences taken. */
const hitsAtMost = 8
const sentencesAtMost = 3

/** The passages of one document that are nearest to a question, and their best sentences. */
export async function documentPassages(
  deps: AnswerDeps,
  embedder: Embedder | undefined,
  document: ScopedDocument,
  question: string,
  signal: AbortSignal,
): Promise<DocumentPassages> {
  const query = { text: question, k: hitsAtMost, mode: 'hybrid' as const, scope: scopeOfOne(document) }
  const { hits: found, meaning, evidence } = await retrieve({ ...deps, embedder }, query, signal)
  // Equal content shows as one document, which may be another than this one.
  const hits = found.filter(({ revisionId }) => revisionId === document.revisionId)
  const sentences = await bestSentences(question, meaning, hits, { limit: sentencesAtMost, hurried: true }, signal)
  return { hits, sentences, answerable: (deps.judge ?? judge)(evidence, question, hits).answerable }
}
