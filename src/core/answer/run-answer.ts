import type { Answer, AnswerEvent } from '../../api/answer.ts'
import { toErrorValue } from '../../api/error.ts'
import type { Publish } from '../../api/handlers.ts'
import type { Message } from '../../api/thread.ts'
import type { ThreadStore } from '../ports/thread-store.ts'
import type { AnswerDeps } from './answer-deps.ts'
import { answerQuestion } from './answer-question.ts'
import { applyEvent } from './apply-event.ts'
import type { Question } from './question.ts'

/** What answering within threads needs. */
export type ThreadAnswerDeps = AnswerDeps & { threads: ThreadStore; publish: Publish }

/** A thousand rows are not written a thousand times, each time all of them. */
const rowsSavedEveryMs = 1000

/**
 * Runs the answer of a stored message: saved after the quotes, each checked sentence and the end, so that a crash keeps what
 * was said, and after rows of a table at most once a second. Stopping keeps it too; failures are stored as such.
 */
export async function* runAnswer(
  deps: ThreadAnswerDeps,
  message: Message,
  asked: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { id, threadId } = message
  let answer = message.answer
  let savedAt = deps.clock.now()
  const save = (next: Answer) => {
    answer = next
    savedAt = deps.clock.now()
    deps.threads.saveAnswer(id, next)
  }
  deps.publish('threads', { type: 'thread-changed', threadId })
  try {
    yield { type: 'message-started', messageId: id, threadId }
    for await (const event of answerQuestion(deps, asked, signal)) {
      const next = applyEvent(answer, event)
      if (event.type === 'row-read' && deps.clock.now() - savedAt < rowsSavedEveryMs) answer = next
      else if (next !== answer) save(next)
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
