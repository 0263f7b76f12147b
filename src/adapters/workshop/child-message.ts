import type { ErrorValue } from '../../api/error.ts'
import type { WorkshopTaskName, WorkshopTasks } from '../../core/ports/workshop.ts'

/** Host to child. One task at a time; `taken` says that events were consumed, so that the child may send more. */
export type ToChild =
  | { type: 'start'; id: number; task: WorkshopTaskName; input: WorkshopTasks[WorkshopTaskName]['input'] }
  | { type: 'taken'; id: number; events: number }
  | { type: 'cancel'; id: number }

/**
 * Child to host. Events that come at once go together; `end` says that they were the task's last, with the error that
 * ended it. `resident` is the child's own count of its memory, used where the host cannot look it up.
 */
export type FromChild =
  | { type: 'ready' }
  | {
      type: 'events'
      id: number
      events: WorkshopTasks[WorkshopTaskName]['event'][]
      end?: { error?: ErrorValue }
    }
  | { type: 'resident'; bytes: number }

/** Events a child may send before the host has taken them: bounds memory on both sides. */
export const eventsInFlight = 32

/** Events that go, or are acknowledged, together at most. */
export const eventsAtOnce = 8
