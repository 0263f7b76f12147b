import { type ErrorValue, toErrorValue } from '../../api/error.ts'
import type { WorkshopTaskName, WorkshopTasks } from '../../core/ports/workshop.ts'
import { eventsAtOnce, eventsInFlight, type FromChild, type ToChild } from './child-message.ts'

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
/** A task that never waits sends what it has after this long, or its host would take it for stuck. */
const heldMs = 200

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
    const sender = eventSender(link, id)
    const report = setInterval(() => link.post({ type: 'resident', bytes: process.memoryUsage.rss() }), reportEveryMs)
    try {
      const handler = handlers[task] as
        | ((input: unknown, signal: AbortSignal) => AsyncIterable<WorkshopTasks[WorkshopTaskName]['event']>)
        | undefined
      if (!handler) throw new Error(`This child does not do ${task}.`)
      for await (const event of handler(input, state.controller.signal)) {
        sender.add(event)
        state.credit -= 1
        if (state.credit <= 0) {
          sender.send()
          await new Promise<void>((resolve) => {
            state.refill = resolve
          })
        }
      }
      sender.send({})
    } catch (error) {
      sender.send({ error: toErrorValue(error) })
    } finally {
      clearInterval(report)
    }
  }
}

/** Gathers events until the task waits for something, and sends them together. */
function eventSender(link: HostLink, id: number) {
  let events: WorkshopTasks[WorkshopTaskName]['event'][] = []
  let due: NodeJS.Immediate | undefined
  let sentAt = performance.now()
  const send = (end?: { error?: ErrorValue }): void => {
    clearImmediate(due)
    due = undefined
    if (events.length === 0 && !end) return
    link.post({ type: 'events', id, events, ...(end ? { end } : {}) })
    events = []
    sentAt = performance.now()
  }
  return {
    add(event: WorkshopTasks[WorkshopTaskName]['event']): void {
      events.push(event)
      if (events.length >= eventsAtOnce || performance.now() - sentAt > heldMs) send()
      else due ??= setImmediate(() => send())
    },
    send,
  }
}
