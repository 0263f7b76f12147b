import type { Handlers } from '../../../api/handlers.ts'
import type { LibraryDeps } from './library-deps.ts'

type Names =
  | 'library.overview'
  | 'library.list'
  | 'library.ids'
  | 'library.health'
  | 'library.remove'
  | 'library.restore'
  | 'collection.create'
  | 'collection.rename'
  | 'collection.remove'
  | 'collection.addDocuments'
  | 'collection.removeDocuments'

/** Handlers of the library table and its collections. */
export function collectionHandlers(deps: Pick<LibraryDeps, 'store' | 'publish' | 'removal'>): Pick<Handlers, Names> {
  const { store, publish, removal } = deps
  const collectionsChanged = () => publish('library', { type: 'collections-changed' })
  const documentsChanged = (documentIds: readonly string[]) => {
    publish('library', { type: 'documents-changed', documentIds: [...documentIds] })
    collectionsChanged()
  }
  return {
    'library.overview': () => store.overview(),
    'library.list': (query) => store.list(query),
    'library.ids': (query) => store.ids(query),
    'library.health': () => store.health(),
    'library.remove'({ documentIds }) {
      documentsChanged(removal.remove(documentIds))
      return {}
    },
    'library.restore'({ documentIds }) {
      documentsChanged(removal.restore(documentIds))
      return {}
    },
    'collection.create'({ name }) {
      const made = store.createCollection(name)
      collectionsChanged()
      return made
    },
    'collection.rename'({ collectionId, name }) {
      const renamed = store.renameCollection(collectionId, name)
      collectionsChanged()
      return renamed
    },
    'collection.remove'({ collectionId }) {
      store.removeCollection(collectionId)
      collectionsChanged()
      return {}
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
