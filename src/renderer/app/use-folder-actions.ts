import type { FolderRules, WatchedFolder } from '../../api/watched-folder.ts'
import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { useClient } from '../client.ts'
import { report } from './report.ts'
import { showToast } from './toast-store.ts'
import { showDetails } from './view-store.ts'
import { folderName } from './watch-folder.ts'

/** What can be done with a watched folder; what goes wrong is shown, what can be taken back offers so. */
export type FolderActions = {
  /** Compares now. `acceptRemovals`: documents whose files are gone leave, however many. */
  sync(acceptRemovals: boolean): void
  setPaused(paused: boolean): void
  /** `leaving`: how many documents leave by them. Settles when they are stored. */
  saveRules(rules: FolderRules, leaving: number): Promise<void>
  /** Ends watching; its documents stay. */
  stop(): void
  /** Ends watching; its documents leave, and can be brought back for 30 seconds. */
  stopAndRemove(): void
}

/** The actions of one folder. */
export function useFolderActions(folder: WatchedFolder): FolderActions {
  const client = useClient()
  const { id: folderId, path, rules: before } = folder
  const name = folderName(path)
  return {
    sync: (acceptRemovals) => void sync(client, folder, acceptRemovals).catch(report),
    setPaused: (paused) => void client.call('folder.change', { folderId, paused }).catch(report),
    async saveRules(rules, leaving) {
      await client.call('folder.change', { folderId, rules })
      const words =
        leaving === 0 ? say('folders', 'saved', { name }) : say('folders', 'savedLeaving', { name, count: leaving })
      showToast(words, { undo: () => void client.call('folder.change', { folderId, rules: before }).catch(report) })
    },
    stop: () => void end(client, folder, true).catch(report),
    stopAndRemove: () => void end(client, folder, false).catch(report),
  }
}

async function sync(client: Client, { id: folderId, path }: WatchedFolder, acceptRemovals: boolean): Promise<void> {
  const { ms: _, unchanged: __, ...done } = await client.call('folder.sync', { folderId, acceptRemovals })
  const isSame = Object.values(done).every((count) => count === 0)
  showToast(say('shell', isSame ? 'folderSame' : 'folderSynced', { name: folderName(path), ...done }))
}

async function end(client: Client, folder: WatchedFolder, keepDocuments: boolean): Promise<void> {
  const { id: folderId, path, rules, collectionId } = folder
  const { collections } = await client.call('library.overview', {})
  const collectionName = collections.find((one) => one.id === collectionId)?.name
  const again = { path, rules, ...(collectionName === undefined ? {} : { collectionName }) }
  const { documentIds } = await client.call('folder.remove', { folderId, keepDocuments })
  showDetails(undefined)
  const name = folderName(path)
  const undo = async () => {
    if (documentIds.length > 0) await client.call('library.restore', { documentIds })
    await client.call('folder.add', again)
  }
  const words = keepDocuments
    ? say('shell', 'folderStopped', { name })
    : say('folders', 'removed', { name, count: documentIds.length })
  showToast(words, { undo: () => void undo().catch(report) })
}
