import type { WatchedFolder } from '../../../api/watched-folder.ts'
import type { LibraryStore } from '../library-store.ts'
import type { FolderRecord, FolderStore } from './folder-store.ts'
import type { LiveFolder } from './live-folder.ts'

/** A watched folder as it is shown: what is stored of it, and how far its watch is; `live` of one that is watched. */
export function shownFolder(
  { store, folders }: { store: Pick<LibraryStore, 'runningJobs'>; folders: Pick<FolderStore, 'countBelow'> },
  folder: FolderRecord,
  live: LiveFolder | undefined,
): WatchedFolder {
  const { id, path, rules, collectionId, paused, syncedAt } = folder
  const isReading = () => store.runningJobs().some((job) => job.folderId === id)
  const isSyncing = live !== undefined && (live.queued || live.syncing || isReading())
  const error = folder.error ?? live?.error
  return {
    id,
    path,
    state: paused ? 'paused' : live?.missing ? 'missing' : isSyncing ? 'syncing' : 'watching',
    rules,
    documents: folders.countBelow(path),
    ...(collectionId === undefined ? {} : { collectionId }),
    ...(syncedAt === undefined ? {} : { syncedAt }),
    ...(error === undefined ? {} : { error }),
  }
}
