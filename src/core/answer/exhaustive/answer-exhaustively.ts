import type { Answer, AnswerEvent } from '../../../api/answer.ts'
import { emptyAnswer } from '../../../api/empty-answer.ts'
import { searchEmbedder } from '../../models/search-embedder.ts'
import type { AnswerDeps } from '../answer-deps.ts'
import { applyEvent } from '../apply-event.ts'
import type { Question } from '../question.ts'
import { type ChosenReading, readingOf } from '../route/choose-reading.ts'
import { readEveryDocument } from './read-every-document.ts'

/** Documents that one table may have. */
const documentsAtMost = 10_000

/** Answers with a table, a row a document; ends with `answer-finished`, and only an abort throws. */
export async function* answerExhaustively(
  deps: AnswerDeps,
  { chosen, asked }: { chosen: ChosenReading; asked: Question },
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const started = deps.clock.now()
  const { scope, complete, question } = chosen
  const documents = complete ? chosen.documents : deps.text.scopeDocuments(scope, documentsAtMost)
  const unread = deps.text.unreadDocuments(scope, documentsAtMost)
  const reading = { ...readingOf(chosen), whole: documents.length }
  let answer: Answer = { ...emptyAnswer(), reading, searched: deps.text.coverage(scope) }
  if (asked.done) answer = { ...answer, table: asked.done }
  const take = (event: AnswerEvent): AnswerEvent => {
    answer = applyEvent(answer, event)
    return event
  }
  yield take({ type: 'reading-chosen', reading })
  const embedder = await deps.models.embedder(asked.embedder ?? searchEmbedder(deps.settings.get()), signal)
  answer.searchMode = embedder ? 'hybrid' : 'lexical'
  const { searched, searchMode } = answer
  yield take({ type: 'quotes-found', quotes: [], disagreements: [], searched, collectionNames: [], searchMode })
  const model = chosen.plan === 'passages' ? await chosen.load() : undefined
  const input = { question, scope, documents, unread, model, embedder, ...(asked.done ? { done: asked.done } : {}) }
  for await (const event of readEveryDocument(deps, input, signal)) {
    if (event.type !== 'totals') yield take(event)
    else if (answer.table) answer = { ...answer, table: { ...answer.table, totals: event.totals } }
  }
  const filled = answer.table?.rows.some(({ state }) => state === 'filled')
  const timings = { ...answer.timings, totalMs: deps.clock.now() - started }
  const outcome = filled ? 'table' : 'not-in-documents'
  yield { type: 'answer-finished', answer: { ...answer, state: 'done', outcome, timings } }
}
