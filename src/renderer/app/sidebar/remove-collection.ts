import type { Collection } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import { report } from '../report.ts'
import { showToast } from '../toast-store.ts'

/** Removes a collection; undo makes it again as it was, with its documents and what lay in it. */
export async function removeCollection(
  client: Client,
  collection: Collection,
  collections: readonly Collection[],
): Promise<void> {
  const { id, name, parentId, filter } = collection
  const inside = collections.filter((each) => each.parentId === id)
  const { documentIds } = await client.call('collection.remove', { collectionId: id })
  const restore = async () => {
    await client.call('collection.create', {
      id,
      name,
      ...(parentId === undefined ? {} : { parentId }),
      ...(filter === undefined ? {} : { filter }),
    })
    if (documentIds.length > 0) await client.call('collection.addDocuments', { collectionId: id, documentIds })
    for (const each of inside) {
      await client.call('collection.change', { collectionId: each.id, parentId: id, name: each.name })
    }
  }
  showToast(say('shell', 'collectionRemoved', { name }), { undo: () => void restore().catch(report) })
}
