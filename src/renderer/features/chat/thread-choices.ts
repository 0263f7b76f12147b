import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ModelChoice } from '../../../api/model.ts'

/** Who writes in a thread: its model (undefined: the one of the settings) and the id of its persona (undefined: none). */
export type ThreadChoices = { model?: ModelChoice | undefined; persona?: string | undefined }

const NONE: ThreadChoices = {}

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
    return { choices: (next.model ?? next.persona) ? { ...rest, [threadId ?? '']: next } : rest }
  })
}
