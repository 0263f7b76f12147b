import type { Answer, AnswerEvent } from '../../api/answer.ts'
import { AssistantError, toErrorValue } from '../../api/error.ts'
import type { Handlers, Publish } from '../../api/handlers.ts'
import type { MethodInput } from '../../api/methods.ts'
import type { ThreadStore } from '../ports.ts'
import { type AnswerDeps, answerQuestion } from './answer-question.ts'
import { applyEvent } from './apply-event.ts'
import { emptyAnswer } from './empty-answer.ts'
import { planAnswer } from './plan-answer.ts'
import { turnsUpTo } from './thread/turns.ts'

export type AnswerHandlerDeps = AnswerDeps & { threads: ThreadStore; publish: Publish }

/** Handlers of `answer.ask` and `answer.plan`. */
export function answerHandlers(deps: AnswerHandlerDeps): Pick<Handlers, 'answer.ask' | 'answer.plan'> {
  return {
    'answer.ask': (input, signal) => ask(deps, input, signal),
    'answer.plan': (input, signal) => planAnswer(deps, input, signal),
  }
}

/**
 * Asks within a thread: the message is stored before anything is read and saved after the quotes, each checked
 * sentence and the end, so that a crash keeps what was said. Stopping keeps it too; failures are stored as such.
 */
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
  let answer = message.answer
  const save = (next: Answer) => {
    answer = next
    deps.threads.saveAnswer(message.id, next)
  }
  deps.publish('threads', { type: 'thread-changed', threadId })
  try {
    yield { type: 'message-started', messageId: message.id, threadId }
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
    for await (const event of answerQuestion(deps, asked, signal)) {
      const next = applyEvent(answer, event)
      if (next !== answer) save(next)
      yield event
    }
  } catch (error) {
    if (!signal.aborted) {
      save({ ...answer, state: 'failed', error: toErrorValue(error) })
      yield { type: 'answer-finished', answer }
    }
  } finally {
    if (answer.state === 'streaming') save({ ...answer, state: 'stopped' })
    deps.publish('threads', { type: 'thread-changed', threadId })
  }
}
