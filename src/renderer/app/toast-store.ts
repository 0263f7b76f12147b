import { create } from 'zustand'

/** A sentence at the foot of the window. `undo` takes back what it tells of, while it stands; `action` leads on. */
export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'warn'
  undo?: () => void
  action?: ToastAction
  milliseconds: number
}

export type ToastAction = { label: string; run: () => void }

export const useToastStore = create<{ toasts: readonly Toast[] }>()(() => ({ toasts: [] }))

let nextId = 1

/** Shows a toast; at most three stand at a time. */
export function showToast(
  text: string,
  options: { undo?: () => void; action?: ToastAction; tone?: 'warn'; milliseconds?: number } = {},
): void {
  const toast: Toast = {
    id: nextId,
    text,
    tone: options.tone ?? 'plain',
    milliseconds: options.milliseconds ?? (options.undo === undefined ? 6_000 : 30_000),
    ...(options.undo === undefined ? {} : { undo: options.undo }),
    ...(options.action === undefined ? {} : { action: options.action }),
  }
  nextId += 1
  useToastStore.setState((state) => ({ toasts: [...state.toasts, toast].slice(-3) }))
}

/** Takes a toast away. */
export function dropToast(id: number): void {
  useToastStore.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }))
}

/** Takes back what the newest toast with an undo tells of; false where there is none. */
export function undoLast(): boolean {
  const toast = useToastStore.getState().toasts.findLast((candidate) => candidate.undo !== undefined)
  if (toast === undefined) return false
  dropToast(toast.id)
  toast.undo?.()
  return true
}
