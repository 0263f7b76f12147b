import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { report } from './report.ts'
import { showToast } from './toast-store.ts'
import { showDetails, useViewStore } from './view-store.ts'

/** Removes documents from Carrel, closes the details of one of them, says so and can bring them back. */
export async function removeDocuments(client: Client, documentIds: readonly string[]): Promise<void> {
  const ids = [...documentIds]
  if (ids.length === 0) return
  await client.call('library.remove', { documentIds: ids })
  const { detailsOf } = useViewStore.getState()
  if (detailsOf !== undefined && ids.includes(detailsOf)) showDetails(undefined)
  showToast(say('library', 'removed', { count: ids.length }), {
    undo: () => void client.call('library.restore', { documentIds: ids }).catch(report),
  })
}
