import type { DeletionReceipt } from '../../../api/deletion-receipt.ts'
import type { Log } from '../../ports/log.ts'
import { type DeletionDeps, deleteDocuments, dropRevisions, endDeletions } from './delete-documents.ts'

/** How long removed documents can be restored, in milliseconds. */
export const undoMs = 30_000

/** Removal with undo, and the deletion of what nothing refers to any more. */
export type Removal = {
  remove(documentIds: readonly string[]): string[]
  restore(documentIds: readonly string[]): string[]
  /** Deletes documents at once, members with their containers; nothing can be undone. */
  deleteNow(documentIds: readonly string[]): Promise<DeletionReceipt>
  /** Deletes revisions from index and store, if no document has them. */
  dropAbandoned(revisionIds: readonly string[]): Promise<void>
  /** Ends the deletions that were interrupted, then does `work`, before any other deletion. */
  afterInterruption<T>(work: () => Promise<T>): Promise<T>
  /** Deletes what was removed 30 seconds ago, and sets the time for the rest; also after a restart. */
  sweep(): Promise<void>
  stop(): Promise<void>
}

/** One deletion at a time. `deleted` is told of every receipt. */
export function createRemoval(deps: DeletionDeps & { log: Log; deleted(receipt: DeletionReceipt): void }): Removal {
  const { store, clock, log } = deps
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<unknown> = Promise.resolve()

  const sweep = async () => {
    clearTimeout(timer)
    const { documents, nextRemovedAt } = store.removedUntil(clock.now() - undoMs)
    if (nextRemovedAt !== undefined) {
      timer = setTimeout(() => void tidily(sweep), Math.max(0, nextRemovedAt + undoMs - clock.now()))
      timer.unref?.()
    }
    if (documents.length > 0) deps.deleted(await deleteDocuments(deps, documents))
  }
  const queue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = running.then(work)
    running = result.catch(() => undefined)
    return result
  }
  const tidily = (work: () => Promise<void>): Promise<void> =>
    queue(work).catch((error: unknown) => log.error('removal failed', { error: String(error) }))

  return {
    remove(documentIds) {
      const removed = store.remove(documentIds, clock.now())
      void tidily(sweep)
      return removed
    },
    restore: (documentIds) => store.restore(documentIds),
    deleteNow: (documentIds) =>
      queue(async () => {
        const removed = new Set(store.remove(documentIds, clock.now()))
        const documents = store.removedUntil(clock.now()).documents.filter(({ id }) => removed.has(id))
        const receipt = await deleteDocuments(deps, documents)
        deps.deleted(receipt)
        return receipt
      }),
    dropAbandoned: (revisionIds) => tidily(() => dropRevisions(deps, revisionIds)),
    afterInterruption: (work) =>
      queue(async () => {
        for (const receipt of await endDeletions(deps)) deps.deleted(receipt)
        return work()
      }),
    sweep: () => tidily(sweep),
    async stop() {
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}
