import type { Answer } from '../../api/answer.ts'
import { emptyAnswer } from '../../api/empty-answer.ts'
import type { Publish } from '../../api/handlers.ts'
import type { MethodInput } from '../../api/methods.ts'
import type { Thread } from '../../api/thread.ts'
import type { ThreadStore } from '../ports/thread-store.ts'

/** Stores a quick answer as the first turn of a new thread. What is still being written is stored as stopped. */
export function keepAnswer(
  { threads, publish }: { threads: ThreadStore; publish: Publish },
  { question, scope, answer }: MethodInput<'quick.keep'>,
): Thread {
  const thread = threads.create(scope)
  const message = threads.addMessage({
    threadId: thread.id,
    parentId: null,
    question,
    scope,
    struck: [],
    answer: emptyAnswer(),
  })
  threads.saveAnswer(message.id, ofTheLibrary(answer))
  publish('threads', { type: 'thread-changed', threadId: thread.id })
  return threads.get(thread.id) ?? thread
}

/** An answer without quotes and citations of a text that is nowhere: it was the clipboard's. */
function ofTheLibrary(answer: Answer): Answer {
  const stored = ({ documentId }: { documentId: string }) => documentId !== ''
  return {
    ...answer,
    state: answer.state === 'streaming' ? 'stopped' : answer.state,
    quotes: answer.quotes.filter(stored),
    disagreements: answer.quotes.every(stored) ? answer.disagreements : [],
    sentences: answer.sentences.map((sentence) => ({ ...sentence, citations: sentence.citations.filter(stored) })),
  }
}
