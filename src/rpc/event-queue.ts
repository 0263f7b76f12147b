import { AssistantError, type ErrorValue, fromErrorValue } from '../api/error.ts'

/**
 * Puts the numbered events of one stream back in order and hands them to one consumer. Repeats are dropped; an event
 * after a gap waits for the missing ones.
 */
export type EventQueue = {
  push(sequence: number, event: unknown): void
  /** `total` events make the stream complete. */
  end(total: number, error: ErrorValue | undefined): void
  fail(error: AssistantError): void
  /** The next event in order, or undefined at the end; rejects where the stream failed. */
  next(): Promise<unknown | undefined>
}

export function createEventQueue(): EventQueue {
  const waiting = new Map<number, unknown>()
  let position = 0
  let total = Number.POSITIVE_INFINITY
  let error: AssistantError | undefined
  let wake: (() => void) | undefined
  const changed = () => {
    wake?.()
    wake = undefined
  }
  return {
    push(sequence, event) {
      if (sequence >= position && sequence < total) waiting.set(sequence, event)
      changed()
    },
    end(count, value) {
      total = Math.min(total, count)
      if (value) error ??= fromErrorValue(value)
      changed()
    },
    fail(failure) {
      error ??= failure
      total = Math.min(total, position + waiting.size)
      for (let sequence = position; sequence < total; sequence += 1) if (!waiting.has(sequence)) total = sequence
      changed()
    },
    async next() {
      for (;;) {
        if (waiting.has(position)) {
          const event = waiting.get(position)
          waiting.delete(position)
          position += 1
          return event
        }
        if (position >= total) {
          if (error) throw error
          return undefined
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
