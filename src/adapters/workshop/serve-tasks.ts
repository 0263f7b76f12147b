import { toErrorValue } from '../../api/error.ts'
import type { WorkshopTaskName, WorkshopTasks } from '../../core/ports.ts'
import type { FromChild, ToChild } from './child-message.ts'
import { eventsInFlight } from './child-message.ts'

/** What a child does for each task it knows. */
export type TaskHandlers = {
  [T in WorkshopTaskName]?: (
    input: WorkshopTasks[T]['input'],
    signal: AbortSignal,
  ) => AsyncIterable<WorkshopTasks[T]['event']>
}

/** The child's end of the channel to its host. */
export type HostLink = { post(message: FromChild): void; onMessage(listener: (message: ToChild) => void): void }

const reportEveryMs = 200

/** Serves tasks one at a time, waiting where the host does not take events. */
export function serveTasks(link: HostLink, handlers: TaskHandlers): void {
  let current: { id: number; controller: AbortController; credit: number; refill(): void } | undefined
  link.onMessage((message) => {
    if (message.type === 'start') void start(message)
    else if (current?.id !== message.id) return
    else if (message.type === 'cancel') current.controller.abort()
    else {
      current.credit += message.events
      current.refill()
    }
  })
  link.post({ type: 'ready' })

  async function start({ id, task, input }: ToChild & { type: 'start' }): Promise<void> {
    const state = { id, controller: new AbortController(), credit: eventsInFlight, refill: () => {} }
    current = state
    // The host looks this up by itself on Linux; a busy child would not get to report anyway.
    const report = setInterval(() => link.post({ type: 'resident', bytes: process.memoryUsage.rss() }), reportEveryMs)
    try {
      const handler = handlers[task] as
        | ((input: unknown, signal: AbortSignal) => AsyncIterable<WorkshopTasks[WorkshopTaskName]['event']>)
        | undefined
      if (!handler) throw new Error(`This child does not do ${task}.`)
      for await (const event of handler(input, state.controller.signal)) {
        link.post({ type: 'event', id, event })
        state.credit -= 1
        if (state.credit <= 0) {
          await new Promise<void>((resolve) => {
            state.refill = resolve
          })
        }
      }
      link.post({ type: 'done', id })
    } catch (error) {
      link.post({ type: 'failed', id, error: toErrorValue(error) })
    } finally {
      clearInterval(report)
    }
  }
}
