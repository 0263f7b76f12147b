import { pause } from '../jobs/pause.ts'
import type { FolderWatcher } from '../ports/folder-watcher.ts'
import type { KeptStore } from '../ports/kept-store.ts'
import type { ThreadStore } from '../ports/thread-store.ts'
import type { StoreCheck } from './check/store-check.ts'
import { createRemoval } from './deletion/removal.ts'
import { checkHandlers } from './handlers/check-handlers.ts'
import { collectionHandlers } from './handlers/collection-handlers.ts'
import { documentHandlers } from './handlers/document-handlers.ts'
import { folderHandlers } from './handlers/folder-handlers.ts'
import { importHandlers } from './handlers/import-handlers.ts'
import { keptHandlers } from './handlers/kept-handlers.ts'
import { languageHandlers } from './handlers/language-handlers.ts'
import { settingsHandlers } from './handlers/settings-handlers.ts'
import { threadHandlers } from './handlers/thread-handlers.ts'
import type { ImportDeps } from './import/import-deps.ts'
import { createImporter, type Importer } from './import/importer.ts'
import { createProgress } from './import/progress.ts'
import type { LibraryStore } from './library-store.ts'
import { createPasswords } from './passwords.ts'
import { createUsablePacks } from './recognition/usable-packs.ts'
import { indexStored, reconcile } from './reconcile.ts'
import { removeStrayMembers } from './stray-members.ts'
import { placeVersions } from './versions/place-versions.ts'
import { type FolderWatch, type WatchTimes, watchFolders } from './watch/watch-folders.ts'

/**
 * Ports of the library. `samplesFolder`: the sample documents that come with Carrel; `watches`: whether `start` begins to
 * watch folders, which it does unless said; without a `watcher` they are looked at every few minutes.
 */
export type CreateLibraryDeps = Omit<ImportDeps, 'store' | 'samplePaths' | 'passwords' | 'packs'> & {
  library: LibraryStore
  threads: ThreadStore
  kept: KeptStore
  check: StoreCheck
  samplesFolder: string
  watcher?: FolderWatcher
  watches?: boolean
  watchTimes?: Partial<WatchTimes>
}

export type LibraryHandlers = ReturnType<typeof checkHandlers> &
  ReturnType<typeof collectionHandlers> &
  ReturnType<typeof documentHandlers> &
  ReturnType<typeof folderHandlers> &
  ReturnType<typeof importHandlers> &
  ReturnType<typeof keptHandlers> &
  ReturnType<typeof languageHandlers> &
  ReturnType<typeof settingsHandlers> &
  ReturnType<typeof threadHandlers>

export type Library = {
  handlers: LibraryHandlers
  importer: Importer
  watch: FolderWatch
  /**
   * Puts right what an interruption left, deletes what was removed, and goes on with unfinished imports; settles when that
   * is done, but need not be waited for: until then nothing is imported or deleted, and all else can be asked. A lost index
   * is built again after it. `afterMs`: when it begins, so that what is asked first need not wait. Owners only.
   */
  start(afterMs?: number): Promise<void>
  /** Ends background work after the piece that runs. Stores and index are closed by whoever opened them. */
  stop(): Promise<void>
}

/** The library: imports, removal, collections, documents, threads and settings over the given ports. */
export function createLibrary(ports: CreateLibraryDeps): Library {
  const passwords = createPasswords(ports.library)
  const packs = createUsablePacks(ports)
  const deps = { ...ports, store: ports.library, passwords, packs, samplePaths: [ports.samplesFolder] }
  const removal = createRemoval({ ...deps, deleted: () => deps.publish('library', { type: 'receipts-changed' }) })
  const progress = createProgress(deps)
  const importer = createImporter({
    ...deps,
    progress,
    abandoned: (ids) => void removal.dropAbandoned(ids),
    removed: (ids) => void removal.remove(ids),
  })
  const ending = new AbortController()
  let mending: Promise<void> | undefined
  const mend = async (vectorsLost: boolean) => {
    await indexStored(deps, ending.signal)
    await placeVersions(deps.store, ending.signal)
    if (vectorsLost) await importer.embedAll(deps.settings.get().embedder, ending.signal)
    else await importer.goOnSwitching(ending.signal)
  }
  let started: Promise<void> = Promise.resolve()
  const putRight = async (afterMs: number) => {
    if (afterMs > 0) await pause(afterMs, ending.signal).catch(() => undefined)
    if (ending.signal.aborted) return
    const vectorsLost = await removal.afterInterruption(() => reconcile(deps))
    await removeStrayMembers(deps)
    await removal.sweep()
    if (ending.signal.aborted) return
    mending = mend(vectorsLost).catch((error: unknown) => {
      if (!ending.signal.aborted) deps.log.error('index not mended', { error: String(error) })
    })
  }
  const watch = watchFolders({ ...deps, watcher: ports.watcher, importer, removal }, ports.watchTimes)
  const parts = { ...deps, importer, removal, watch, ready: () => started.catch(() => undefined) }

  return {
    handlers: {
      ...checkHandlers(parts),
      ...collectionHandlers(parts),
      ...documentHandlers(parts),
      ...folderHandlers(parts),
      ...importHandlers(parts),
      ...keptHandlers(parts),
      ...languageHandlers(parts),
      ...settingsHandlers(parts),
      ...threadHandlers(parts),
    },
    importer,
    watch,
    start(afterMs = 0) {
      started = putRight(afterMs)
      importer.holdUntil(started)
      if (ports.watches ?? true) watch.start()
      return started
    },
    async stop() {
      ending.abort()
      await watch.stop()
      await started.catch(() => undefined)
      await mending
      await importer.stop()
      await removal.stop()
      progress.stop()
    },
  }
}
