import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ModelChoice } from '../../../api/model.ts'
import type { Overflow, Route } from '../../../api/route.ts'

/**
 * Who writes in a thread: its model (undefined: the one of the settings) and the id of its persona (undefined: none); how
 * its next question is read (undefined: Carrel chooses) and what happens to documents that do not fit.
 */
export type ThreadChoices = {
  model?: ModelChoice | undefined
  persona?: string | undefined
  route?: Route | undefined
  overflow?: Overflow | undefined
}

const NONE: ThreadChoices = {}
const NOTHING_CHOSEN: ThreadChoices = { model: undefined, persona: undefined, route: undefined, overflow: undefined }

/** What was chosen for threads, by thread id; a new question's is kept until its thread is made. */
const useThreadChoicesStore = create<{ choices: Readonly<Record<string, ThreadChoices>> }>()(
  persist(() => ({ choices: {} as Record<string, ThreadChoices> }), { name: 'carrel.thread-choices' }),
)

export function useThreadChoices(threadId: string | undefined): ThreadChoices {
  return useThreadChoicesStore((state) => state.choices[threadId ?? ''] ?? NONE)
}

/** Changes what is chosen for a thread. */
export function chooseForThread(threadId: string | undefined, change: ThreadChoices): void {
  useThreadChoicesStore.setState(({ choices }) => {
    const { [threadId ?? '']: old = NONE, ...rest } = choices
    const next = { ...old, ...change }
    const isEmpty = Object.values(next).every((value) => value === undefined)
    return { choices: isEmpty ? rest : { ...rest, [threadId ?? '']: next } }
  })
}

/** A question was sent: a new thread takes what was chosen for it, and the route, which is chosen for one question, is Carrel's again. */
export function questionSent(threadId: string, isNew: boolean, chosen: ThreadChoices): void {
  if (isNew) chooseForThread(undefined, NOTHING_CHOSEN)
  chooseForThread(threadId, { ...chosen, route: undefined })
}

/** What is chosen for a thread now. */
export function threadChoices(threadId: string | undefined): ThreadChoices {
  return useThreadChoicesStore.getState().choices[threadId ?? ''] ?? NONE
}
