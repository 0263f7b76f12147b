import type { ChunkIndex, Clock, Log } from '../ports.ts'
import type { LibraryStore } from './library-store.ts'

/** How long removed documents can be restored, in milliseconds. */
export const undoMs = 30_000

type RemovalDeps = { store: LibraryStore; index: ChunkIndex; clock: Clock; log: Log }

/** Removal with undo, and the deletion of what nothing refers to any more. */
export type Removal = {
  remove(documentIds: readonly string[]): string[]
  restore(documentIds: readonly string[]): string[]
  /** Deletes revisions from index and store, if no document has them. */
  dropAbandoned(revisionIds: readonly string[]): Promise<void>
  /** Deletes what was removed 30 seconds ago, and sets the time for the rest; also after a restart. */
  sweep(): Promise<void>
  stop(): Promise<void>
}

/**
 * Order of a deletion: the documents go first, and with them the revision's stages (an import of the same content
 * that comes now indexes it again); then its index rows, then its text. A kill in between leaves a revision without
 * documents, which `sweep` finds again.
 */
export function createRemoval(deps: RemovalDeps): Removal {
  const { store, index, clock, log } = deps
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()

  const drop = async (revisionIds: readonly string[]) => {
    const orphans = new Set(store.orphans())
    const gone = revisionIds.filter((id) => orphans.has(id))
    if (gone.length === 0) return
    store.unmarkIndexed(gone)
    await index.deleteRevisions(gone)
    store.dropRevisions(gone)
  }
  const sweep = async () => {
    clearTimeout(timer)
    const { documentIds, nextRemovedAt } = store.removedUntil(clock.now() - undoMs)
    if (nextRemovedAt !== undefined) {
      timer = setTimeout(() => void queue(sweep), Math.max(0, nextRemovedAt + undoMs - clock.now()))
      timer.unref?.()
    }
    if (documentIds.length > 0) await drop(store.forget(documentIds))
  }
  const queue = (work: () => Promise<void>): Promise<void> => {
    running = running.then(work).catch((error: unknown) => log.error('removal failed', { error: String(error) }))
    return running
  }

  return {
    remove(documentIds) {
      const removed = store.remove(documentIds, clock.now())
      void queue(sweep)
      return removed
    },
    restore: (documentIds) => store.restore(documentIds),
    dropAbandoned: (revisionIds) => queue(() => drop(revisionIds)),
    sweep: () => queue(sweep),
    async stop() {
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
