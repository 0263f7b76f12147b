import type { ErrorValue } from '../../api/error.ts'
import type { WorkshopTaskName, WorkshopTasks } from '../../core/ports.ts'

/** Host to child. One task at a time; `taken` says that events were consumed, so that the child may send more. */
export type ToChild =
  | { type: 'start'; id: number; task: WorkshopTaskName; input: WorkshopTasks[WorkshopTaskName]['input'] }
  | { type: 'taken'; id: number; events: number }
  | { type: 'cancel'; id: number }

/** Child to host. `residentBytes` is the child's own count, used where the host cannot look it up. */
export type FromChild =
  | { type: 'ready' }
  | { type: 'event'; id: number; event: WorkshopTasks[WorkshopTaskName]['event'] }
  | { type: 'done'; id: number }
  | { type: 'failed'; id: number; error: ErrorValue }
  | { type: 'resident'; bytes: number }

/** Events a child may send before the host has taken them: bounds memory on both sides. */
export const eventsInFlight = 32
