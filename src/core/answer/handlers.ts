import type { AnswerEvent } from '../../api/answer.ts'
import type { AnswerTable } from '../../api/answer-table.ts'
import { emptyAnswer } from '../../api/empty-answer.ts'
import { AssistantError } from '../../api/error.ts'
import type { Handlers } from '../../api/handlers.ts'
import type { MethodInput } from '../../api/methods.ts'
import type { Message } from '../../api/thread.ts'
import { exportTable } from './exhaustive/export-table.ts'
import { planAnswer } from './plan-answer.ts'
import { runAnswer, type ThreadAnswerDeps } from './run-answer.ts'
import { turnsUpTo } from './thread/turns.ts'

export type AnswerHandlerDeps = ThreadAnswerDeps

/** Handlers of answers: asking, going on with a table, writing it to a file, and what a question would read. */
export function answerHandlers(
  deps: AnswerHandlerDeps,
): Pick<Handlers, 'answer.ask' | 'answer.continue' | 'answer.export' | 'answer.plan'> {
  return {
    'answer.ask': (input, signal) => ask(deps, input, signal),
    'answer.continue': (input, signal) => goOn(deps, input, signal),
    'answer.export': ({ messageId, format }) => {
      const { message, table } = needTable(deps, messageId)
      return exportTable(table, message.question, format)
    },
    'answer.plan': (input, signal) => planAnswer(deps, input, signal),
  }
}

/** Asks within a thread: the message is stored before anything is read. */
async function* ask(
  deps: AnswerHandlerDeps,
  input: MethodInput<'answer.ask'>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { threadId, parentId, question, scope, struck } = input
  if (deps.threads.get(threadId) === undefined) throw new AssistantError('thread-not-found')
  const parent = parentId === null ? undefined : deps.threads.message(parentId)
  if (parentId !== null && parent?.threadId !== threadId) throw new AssistantError('message-not-found')
  const message = deps.threads.addMessage({ threadId, parentId, question, scope, struck, answer: emptyAnswer() })
  const asked = {
    question,
    scope,
    struck,
    ...(input.model === undefined ? {} : { model: input.model }),
    ...(input.persona === undefined ? {} : { persona: input.persona }),
    ...(input.route === undefined ? {} : { route: input.route }),
    overflow: input.overflow,
    widen: input.widen,
    turns: turnsUpTo(deps.threads, parentId),
  }
  yield* runAnswer(deps, message, asked, signal)
}

/** Goes on with a table at the documents that have no row. */
async function* goOn(
  deps: AnswerHandlerDeps,
  { messageId }: MethodInput<'answer.continue'>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { message, table } = needTable(deps, messageId)
  const { error: _, outcome: __, ...before } = message.answer
  const answer = { ...before, state: 'streaming' as const }
  deps.threads.saveAnswer(messageId, answer)
  const { scope, struck } = message
  // The question as it was read, so that the columns are the same.
  const question = before.reading?.standalone ?? message.question
  const widen = before.reading?.narrowed.length === 0
  const asked = { question, scope, struck, widen, route: 'exhaustive' as const, done: table }
  yield* runAnswer(deps, { ...message, answer }, asked, signal)
}

/** A stored message with its table. Error: `message-not-found`, also where it has none. */
function needTable(
  { threads }: Pick<AnswerHandlerDeps, 'threads'>,
  messageId: string,
): { message: Message; table: AnswerTable } {
  const message = threads.message(messageId)
  if (!message?.answer.table) throw new AssistantError('message-not-found')
  return { message, table: message.answer.table }
}
