import type { AnswerEvent } from '../api/answer.ts'
import type { Handlers } from '../api/handlers.ts'
import type { MethodOutput } from '../api/methods.ts'
import { type AnswerDeps, answerQuestion } from './answer/answer-question.ts'
import { answerHandlers } from './answer/handlers.ts'
import type { Question } from './answer/question.ts'
import { type CreateLibraryDeps, createLibrary } from './library/create-library.ts'
import { createModelHandlers } from './models/model-handlers.ts'
import { notYet } from './not-yet.ts'
import type { Models } from './ports.ts'
import { searchHandlers } from './retrieval/handlers.ts'

/** Everything the assistant needs of the world. `status` is what `app.status` says. */
export type AssistantPorts = CreateLibraryDeps & AnswerDeps & { models: Models; status: MethodOutput<'app.status'> }

/** The whole assistant behind the contract. */
export type Assistant = {
  handlers: Handlers
  /** Answers a question without a thread. */
  answer(question: Question, signal: AbortSignal): AsyncIterable<AnswerEvent>
  /** Puts right what an earlier end left unfinished and goes on with its jobs. Owners only. */
  start(afterMs?: number): Promise<void>
  /** Ends background work at a safe point. */
  stop(): Promise<void>
}

/** Composes the assistant from its ports. */
export function createAssistant(ports: AssistantPorts): Assistant {
  const library = createLibrary(ports)
  return {
    handlers: {
      'app.status': () => ports.status,
      ...library.handlers,
      ...searchHandlers(ports),
      ...answerHandlers(ports),
      ...createModelHandlers(ports),
      ...notYet,
    },
    answer: (question, signal) => answerQuestion(ports, question, signal),
    start: (afterMs) => {
      ports.threads.interruptUnfinished()
      return library.start(afterMs)
    },
    stop: () => library.stop(),
  }
}
