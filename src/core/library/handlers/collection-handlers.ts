import type { Handlers } from '../../../api/handlers.ts'
import type { LibraryDeps } from './library-deps.ts'

type Names =
  | 'library.overview'
  | 'library.list'
  | 'library.health'
  | 'library.facets'
  | 'library.ids'
  | 'library.versions'
  | 'library.remove'
  | 'library.restore'
  | 'library.delete'
  | 'receipt.list'
  | 'receipt.remove'
  | 'collection.create'
  | 'collection.change'
  | 'collection.remove'
  | 'collection.addDocuments'
  | 'collection.removeDocuments'

/** Handlers of the library table and its collections. */
export function collectionHandlers(
  deps: Pick<LibraryDeps, 'store' | 'folders' | 'publish' | 'removal'>,
): Pick<Handlers, Names> {
  const { store, folders, publish, removal } = deps
  const collectionsChanged = () => publish('library', { type: 'collections-changed' })
  const documentsChanged = (documentIds: readonly string[]) => {
    publish('library', { type: 'documents-changed', documentIds: [...documentIds] })
    collectionsChanged()
  }
  return {
    'library.overview': () => store.overview(),
    'library.health': () => store.health(),
    'library.list': (query) => store.list(query),
    'library.versions': ({ documentIds }) => store.versions(documentIds),
    'library.ids': (query) => store.ids(query),
    'library.facets': ({ scope }) => store.facets(scope),
    'library.remove'({ documentIds }) {
      // What the user takes out of a watched folder stays out until its file changes.
      store.transaction(() => {
        folders.leaveOutDocuments(documentIds)
        documentsChanged(removal.remove(documentIds))
      })
      return {}
    },
    'library.restore'({ documentIds }) {
      store.transaction(() => {
        folders.takeInDocuments(documentIds)
        documentsChanged(removal.restore(documentIds))
      })
      return {}
    },
    async 'library.delete'({ documentIds }) {
      const receipt = await removal.deleteNow(documentIds)
      documentsChanged(documentIds)
      return receipt
    },
    'receipt.list': () => store.receipts(),
    'receipt.remove'({ id }) {
      store.removeReceipt(id)
      publish('library', { type: 'receipts-changed' })
      return {}
    },
    'collection.create'(input) {
      const made = store.createCollection(input)
      collectionsChanged()
      return made
    },
    'collection.change'(input) {
      const changed = store.changeCollection(input)
      collectionsChanged()
      return changed
    },
    'collection.remove'({ collectionId }) {
      const documentIds = store.removeCollection(collectionId)
      collectionsChanged()
      return { documentIds }
    },
    'collection.addDocuments'({ collectionId, documentIds }) {
      store.addToCollection(collectionId, documentIds)
      documentsChanged(documentIds)
      return {}
    },
    'collection.removeDocuments'({ collectionId, documentIds }) {
      store.removeFromCollection(collectionId, documentIds)
      documentsChanged(documentIds)
      return {}
    },
  }
}
