import type { Message } from '../../../api/thread.ts'
import type { ThreadStore } from '../../ports/thread-store.ts'

/** An earlier turn of a thread: the question as it was read, and what stands of its answer. */
export type PastTurn = { question: string; answer: string }

const mostTurns = 50

/** The turns that led to a message, itself the last; those of which nothing written stands say so by an empty answer. */
export function turnsUpTo(threads: Pick<ThreadStore, 'message'>, messageId: string | null): PastTurn[] {
  const turns: PastTurn[] = []
  for (let id = messageId; id !== null && turns.length < mostTurns; ) {
    const message = threads.message(id)
    if (!message) break
    turns.unshift(turnOf(message))
    id = message.parentId
  }
  return turns
}

function turnOf({ question, answer }: Message): PastTurn {
  const shown = answer.sentences.filter((sentence) => sentence.shown).map(({ text }) => text)
  return { question: answer.reading?.standalone ?? question, answer: shown.join(' ') }
}
