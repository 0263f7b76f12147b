import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { report } from './report.ts'
import { showToast } from './toast-store.ts'

/** The last part of a folder's path, as the window calls it. */
export function folderName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}

/** Lets the user choose a folder and watches it; `collectionName`: where its documents are put. */
export async function chooseAndWatch(client: Client, collectionName?: string): Promise<void> {
  const reply = await window.carrel.call('dialog.choose', { what: 'folder' })
  const path = reply.ok ? reply.data.paths[0] : undefined
  if (path === undefined) return
  try {
    await client.call('folder.add', { path, ...(collectionName === undefined ? {} : { collectionName }) })
    showToast(say('shell', 'folderAdded', { name: folderName(path) }))
  } catch (error) {
    report(error)
  }
}
