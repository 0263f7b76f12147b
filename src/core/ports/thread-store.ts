import type { Answer } from '../../api/answer.ts'
import type { Scope } from '../../api/document.ts'
import type { Message, StruckSource, Thread } from '../../api/thread.ts'

/** Threads with their messages. */
export type ThreadStore = {
  list(): Thread[]
  get(threadId: string): Thread | undefined
  create(scope: Scope): Thread
  rename(threadId: string, title: string): Thread
  /** Hidden at once, deleted for good after the undo time. */
  remove(threadId: string): void
  restore(threadId: string): void
  messages(threadId: string): Message[]
  message(messageId: string): Message | undefined
  /** Adds a message whose answer is `streaming`; the first one names the thread. */
  addMessage(input: {
    threadId: string
    parentId: string | null
    question: string
    scope: Scope
    struck: readonly StruckSource[]
    answer: Answer
  }): Message
  /** Writes the answer as it stands; called during streaming so that a crash keeps what was said. */
  saveAnswer(messageId: string, answer: Answer): void
  /** Marks every answer still `streaming` as `interrupted`; called once when a library is opened by its owner. */
  interruptUnfinished(): void
}
