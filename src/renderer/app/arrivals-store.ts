import { create } from 'zustand'
import { useViewStore } from './view-store.ts'

/** The newest import that was started from this window, until it is put away or a question is asked. */
export const useArrivalsStore = create<{ jobId: string | undefined }>()(() => ({ jobId: undefined }))

/** Lets the documents of an import stand in the new question. */
export function showArrivals(jobId: string): void {
  useArrivalsStore.setState({ jobId })
}

/** Puts the arrived documents away; they stay in the library. */
export function dismissArrivals(): void {
  useArrivalsStore.setState({ jobId: undefined })
}

/** Whether the middle pane shows a new question, where arrived documents stand. */
export function arrivalsInView(): boolean {
  const { view } = useViewStore.getState()
  return view.name === 'thread' && view.threadId === undefined
}
