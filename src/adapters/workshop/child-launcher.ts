import type { WorkshopTaskName } from '../../core/ports/workshop.ts'
import type { FromChild, ToChild } from './child-message.ts'

/** A running child. All calls are safe after it has ended. */
export type Child = {
  post(message: ToChild): void
  onMessage(listener: (message: FromChild) => void): void
  /** Called once when the child has ended, whatever the reason. */
  onExit(listener: (reason: string) => void): void
  kill(): void
  /** Memory it holds now, undefined where the host cannot tell; then the child's own reports count. */
  residentBytes(): number | undefined
  /** Whether the host's process stays alive for this child. */
  hold(active: boolean): void
}

/** What runs in a child: the reader of documents, the probe of models, or the builder of indices. */
export type ChildEntry = 'reader-worker' | 'model-probe' | 'index-worker'

/** Starts children: `child_process.fork` in plain Node, a utility process in the desktop. */
export type ChildLauncher = { launch(entry: ChildEntry): Child }

/** What a child is kept for. One that recognises runs at a low priority that it cannot leave again. */
export type ChildRole = 'reader' | 'recogniser' | 'prober' | 'indexer'

/** The role that does a task. */
export function roleFor(task: WorkshopTaskName): ChildRole {
  if (task === 'probe-model') return 'prober'
  if (task === 'tidy-table') return 'indexer'
  return task === 'recognise-pages' ? 'recogniser' : 'reader'
}

/** The entry that plays a role. */
export function entryFor(role: ChildRole): ChildEntry {
  if (role === 'indexer') return 'index-worker'
  return role === 'prober' ? 'model-probe' : 'reader-worker'
}
