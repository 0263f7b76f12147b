import type { Embedder } from '../../ports/embedder.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import type { AnswerDeps } from '../answer-deps.ts'
import type { ColumnPlan } from './column-plan.ts'
import type { DocumentPassages } from './document-passages.ts'

/** What reading one document takes. */
export type RowReader = {
  deps: AnswerDeps
  plan: ColumnPlan
  question: string
  model: LanguageModel | undefined
  embedder: Embedder | undefined
}

/** Passages of a document by query, each searched once. */
export type PassagesOf = (query: string) => Promise<DocumentPassages>
