import type { AnswerEvent } from '../api/answer.ts'
import type { Handlers } from '../api/handlers.ts'
import type { MethodOutput } from '../api/methods.ts'
import type { AnswerDeps } from './answer/answer-deps.ts'
import { answerQuestion } from './answer/answer-question.ts'
import { answerHandlers } from './answer/handlers.ts'
import { documentPrefix } from './answer/prompt/document-prefix.ts'
import type { Question } from './answer/question.ts'
import { type CreateLibraryDeps, createLibrary } from './library/create-library.ts'
import { createModelHandlers } from './models/model-handlers.ts'
import type { ColumnName } from './ports/column-name.ts'
import type { GistStore } from './ports/gist-store.ts'
import type { Models } from './ports/models.ts'
import type { SummaryStore } from './ports/summary-store.ts'
import type { SummaryTemplates } from './ports/summary-templates.ts'
import { type QuickDeps, quickHandlers } from './quick/handlers.ts'
import { searchHandlers } from './retrieval/handlers.ts'
import { summaryHandlers } from './summarize/handlers.ts'
import { createWarm } from './warm/create-warm.ts'
import type { WarmRoom } from './warm/warm-room.ts'

/** Everything the assistant needs of the world. `status` is what `app.status` says. */
export type AssistantPorts = CreateLibraryDeps &
  AnswerDeps &
  Pick<QuickDeps, 'quickPrompts' | 'scratch'> & {
    models: Models
    status: MethodOutput<'app.status'>
    warmRoom: WarmRoom
    summaries: SummaryStore
    gists: GistStore
    summaryTemplates: SummaryTemplates
    columnName: ColumnName
  }

/** The whole assistant behind the contract. */
export type Assistant = {
  handlers: Handlers
  /** Answers a question without a thread. */
  answer(question: Question, signal: AbortSignal): AsyncIterable<AnswerEvent>
  /** Puts right what an earlier end left unfinished and goes on with its jobs. Owners only. */
  start(afterMs?: number): Promise<void>
  /** Whether work that nobody waits for may run. */
  setIdle(idle: boolean): void
  /** Ends background work at a safe point. */
  stop(): Promise<void>
}

/** Composes the assistant from its ports. */
export function createAssistant(given: AssistantPorts): Assistant {
  const warm = createWarm({
    ...given,
    room: given.warmRoom,
    prefix: (model, revisionIds) => documentPrefix(given, model, revisionIds),
  })
  const ports = { ...given, publish: warm.publish }
  const library = createLibrary(ports)
  return {
    handlers: {
      'app.status': () => ports.status,
      ...library.handlers,
      ...searchHandlers(ports),
      ...answerHandlers(ports),
      ...summaryHandlers(ports),
      ...quickHandlers(ports),
      ...createModelHandlers(ports),
      ...warm.handlers,
    },
    answer: (question, signal) => answerQuestion(ports, question, signal),
    start: (afterMs) => {
      ports.threads.interruptUnfinished()
      ports.summaries.interruptUnfinished()
      return library.start(afterMs)
    },
    setIdle: warm.setIdle,
    async stop() {
      await Promise.all([warm.stop(), library.stop()])
    },
  }
}
