import { create } from 'zustand'
import type { AnswerEvent } from '../../../api/answer.ts'
import { toErrorValue } from '../../../api/error.ts'
import type { ModelChoice } from '../../../api/model.ts'
import type { Client } from '../../../rpc/types.ts'
import { afterEvent, ended, nothingYet } from '../../app/answer/live-answer.ts'
import { dismissArrivals } from '../../app/arrivals-store.ts'
import type { Asked, Choices, Turn } from './turn-tree.ts'

type LiveTurn = Turn & { threadId: string }

export type AnswersState = {
  /** Turns asked in this window since it opened. */
  live: readonly LiveTurn[]
  /** Versions chosen, by thread. */
  choices: Readonly<Record<string, Choices>>
}

/** The answers under way, alive while the user looks at something else. */
export const useAnswersStore = create<AnswersState>()(() => ({ live: [], choices: {} }))

const running = new Map<string, AbortController>()

export type Asking = Pick<Turn, 'parentId' | 'question' | 'scope' | 'struck'> & {
  threadId: string
  model?: ModelChoice
  persona?: string
  asked: Asked
}

/** Asks in a thread and follows the answer to its end; what just arrived is put away. Returns the new turn's key at once. */
export function ask(client: Client, asking: Asking): string {
  dismissArrivals()
  const key = crypto.randomUUID()
  const { threadId, parentId, question, scope, struck, model, persona, asked } = asking
  const turn: LiveTurn = {
    key,
    threadId,
    messageId: undefined,
    parentId,
    question,
    scope,
    struck,
    createdAt: Date.now(),
    asked,
    answer: nothingYet,
  }
  useAnswersStore.setState((state) => ({ live: [...state.live, turn] }))
  chooseVersion(threadId, parentId, key)
  const input = {
    threadId,
    parentId,
    question,
    scope,
    struck: [...struck],
    ...(model === undefined ? {} : { model }),
    ...(persona === undefined ? {} : { persona }),
    ...asked,
  }
  void follow(key, (signal) => client.stream('answer.ask', input, { signal }))
  return key
}

/** Goes on with an exhaustive answer at the documents that were not read; it becomes one of this window. */
export function continueAnswer(client: Client, turn: Turn & { messageId: string }, threadId: string): void {
  const answer: Turn['answer'] = { ...turn.answer, state: 'streaming', phase: 'writing' }
  useAnswersStore.setState(({ live }) => ({
    live: [...live.filter(({ key }) => key !== turn.key), { ...turn, threadId, answer }],
  }))
  const { key, messageId } = turn
  void follow(key, (signal) => client.stream('answer.continue', { messageId }, { signal }))
}

async function follow(key: string, start: (signal: AbortSignal) => AsyncIterable<AnswerEvent>) {
  const stop = new AbortController()
  running.set(key, stop)
  try {
    for await (const event of start(stop.signal)) {
      if (stop.signal.aborted) break
      change(key, (turn) => ({
        ...turn,
        messageId: event.type === 'message-started' ? event.messageId : turn.messageId,
        answer: afterEvent(turn.answer, event),
      }))
    }
    change(key, (turn) =>
      turn.answer.phase === 'ended'
        ? turn
        : { ...turn, answer: ended(turn.answer, { code: 'cancelled', parameters: {} }) },
    )
  } catch (error) {
    change(key, (turn) => ({ ...turn, answer: ended(turn.answer, toErrorValue(error)) }))
  } finally {
    running.delete(key)
  }
}

/** Stops an answer; what was checked stays. */
export function stopAnswer(key: string): void {
  running.get(key)?.abort()
  change(key, (turn) =>
    turn.answer.phase === 'ended'
      ? turn
      : { ...turn, answer: ended(turn.answer, { code: 'cancelled', parameters: {} }) },
  )
}

/** Shows another version of a turn. */
export function chooseVersion(threadId: string, parentId: string | null, key: string): void {
  useAnswersStore.setState((state) => ({
    choices: { ...state.choices, [threadId]: { ...state.choices[threadId], [parentId ?? '']: key } },
  }))
}

function change(key: string, next: (turn: LiveTurn) => LiveTurn): void {
  useAnswersStore.setState((state) => ({ live: state.live.map((turn) => (turn.key === key ? next(turn) : turn)) }))
}
