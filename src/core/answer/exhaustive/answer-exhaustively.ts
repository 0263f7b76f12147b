import type { Answer, AnswerEvent } from '../../../api/answer.ts'
import type { Reading } from '../../../api/route.ts'
import { searchEmbedder } from '../../models/search-embedder.ts'
import type { AnswerDeps } from '../answer-deps.ts'
import { applyEvent } from '../apply-event.ts'
import { emptyAnswer } from '../empty-answer.ts'
import { narrow } from './narrow.ts'
import { type EveryDocument, readEveryDocument } from './read-every-document.ts'

/** A question that every document of a scope is read for. `model` and `embedder` are choices. */
export type ExhaustiveQuestion = Pick<EveryDocument, 'question' | 'scope'> &
  Partial<Pick<EveryDocument, 'done'>> & { model?: string; embedder?: string }

/** Documents that one table may have. */
const documentsAtMost = 10_000

/** Answers with a table, a row a document; ends with `answer-finished`, and only an abort throws. */
export async function* answerExhaustively(
  deps: AnswerDeps,
  input: ExhaustiveQuestion,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const started = deps.clock.now()
  const settings = deps.settings.get()
  const embedder = await deps.models.embedder(input.embedder ?? searchEmbedder(settings), signal)
  const model = await deps.models.languageModel(input.model ?? settings.chatModel, signal)
  const { question, scope, done } = input
  const documents = narrow(question, deps.text.scopeDocuments(scope, documentsAtMost), deps.text)
  let answer: Answer = {
    ...emptyAnswer(),
    searched: deps.text.coverage(scope),
    searchMode: embedder ? 'hybrid' : 'lexical',
    ...(done ? { table: done } : {}),
  }
  const take = (event: AnswerEvent): AnswerEvent => {
    answer = applyEvent(answer, event)
    return event
  }
  yield take({ type: 'reading-chosen', reading: readingOf() })
  const asked = { question, scope, documents, model, embedder, ...(done ? { done } : {}) }
  for await (const event of readEveryDocument(deps, asked, signal)) {
    if (event.type !== 'totals') yield take(event)
    else if (answer.table) answer = { ...answer, table: { ...answer.table, totals: event.totals } }
  }
  const filled = answer.table?.rows.some(({ state }) => state === 'filled')
  const timings = { ...answer.timings, totalMs: deps.clock.now() - started }
  yield {
    type: 'answer-finished',
    answer: { ...answer, state: 'done', outcome: filled ? 'quotes' : 'not-in-documents', timings },
  }
}

function readingOf(): Reading {
  return {
    route: 'exhaustive',
    chosen: true,
    narrowed: [],
    whole: 0,
    passages: 0,
    turns: 0,
    turnsLeftOut: 0,
    leftOut: [],
  }
}
