import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ModelChoice } from '../../../api/model.ts'

/** The models chosen for threads, by thread id; a new question's is kept until its thread is made. */
export const useThreadModels = create<{ models: Readonly<Record<string, ModelChoice>> }>()(
  persist(() => ({ models: {} as Record<string, ModelChoice> }), { name: 'carrel.thread-models' }),
)

/** The model chosen for a thread; undefined: the one of the settings. */
export function modelFor(threadId: string | undefined): ModelChoice | undefined {
  return useThreadModels.getState().models[threadId ?? '']
}

/** Chooses a thread's model; undefined: the one of the settings again. */
export function setModelFor(threadId: string | undefined, model: ModelChoice | undefined): void {
  useThreadModels.setState(({ models }) => {
    const { [threadId ?? '']: _, ...rest } = models
    return { models: model === undefined ? rest : { ...rest, [threadId ?? '']: model } }
  })
}
