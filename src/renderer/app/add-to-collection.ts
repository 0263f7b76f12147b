import type { Collection } from '../../api/document.ts'
import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { report } from './report.ts'
import { showToast } from './toast-store.ts'

/** Adds documents to a collection, says so, and can take those back that were not in it before. */
export function addToCollection(
  client: Client,
  { id: collectionId, name }: Pick<Collection, 'id' | 'name'>,
  documentIds: readonly string[],
): void {
  const add = async () => {
    const before = new Set(await client.call('library.ids', { collectionId }))
    const added = documentIds.filter((id) => !before.has(id))
    if (added.length > 0) await client.call('collection.addDocuments', { collectionId, documentIds: added })
    const undo = () =>
      void client.call('collection.removeDocuments', { collectionId, documentIds: added }).catch(report)
    showToast(say('library', 'addedTo', { count: added.length, name }), added.length > 0 ? { undo } : {})
  }
  add().catch(report)
}
