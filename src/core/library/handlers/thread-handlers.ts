import { AssistantError } from '../../../api/error.ts'
import type { Handlers } from '../../../api/handlers.ts'
import type { LibraryDeps } from './library-deps.ts'

type Names = 'thread.list' | 'thread.get' | 'thread.create' | 'thread.rename' | 'thread.remove' | 'thread.restore'

/** Handlers of saved conversations. */
export function threadHandlers({ threads, publish }: Pick<LibraryDeps, 'threads' | 'publish'>): Pick<Handlers, Names> {
  const changed = (threadId: string) => publish('threads', { type: 'thread-changed', threadId })
  return {
    'thread.list': () => threads.list(),
    'thread.get'({ threadId }) {
      const thread = threads.get(threadId)
      if (!thread) throw new AssistantError('thread-not-found')
      return { thread, messages: threads.messages(threadId) }
    },
    'thread.create'({ scope }) {
      const thread = threads.create(scope)
      changed(thread.id)
      return thread
    },
    'thread.rename'({ threadId, title }) {
      const thread = threads.rename(threadId, title)
      changed(threadId)
      return thread
    },
    'thread.remove'({ threadId }) {
      threads.remove(threadId)
      changed(threadId)
      return {}
    },
    'thread.restore'({ threadId }) {
      threads.restore(threadId)
      changed(threadId)
      return {}
    },
  }
}
