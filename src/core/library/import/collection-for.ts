import type { Collection } from '../../../api/document.ts'
import { AssistantError } from '../../../api/error.ts'
import type { MethodInput } from '../../../api/methods.ts'
import type { ImportDeps } from './import-deps.ts'

/**
 * The collection that an import is to fill, made where it is new; undefined where none is named. Throws
 * `collection-not-found`, and `collection-smart {name}` where its documents follow from a filter.
 */
export function collectionFor(deps: Pick<ImportDeps, 'store'>, input: MethodInput<'import.start'>): string | undefined {
  if (input.collectionId !== undefined) {
    const found = deps.store.collection(input.collectionId)
    if (!found) throw new AssistantError('collection-not-found', { name: input.collectionId })
    return notSmart(found).id
  }
  const path = input.collectionName?.trim()
  return path === undefined || path === '' ? undefined : notSmart(collectionAtOrNew(deps.store, path)).id
}

/** The collection of a path, made with those that it lies in where there is none. */
function collectionAtOrNew(store: ImportDeps['store'], path: string): Collection {
  const found = store.collectionNamed(path)
  if (found) return found
  const names = path.split('/').flatMap((name) => name.trim() || [])
  const [name = path, ...above] = names.toReversed()
  if (above.length === 0) return store.createCollection({ name })
  const parent = collectionAtOrNew(store, above.toReversed().join('/'))
  return store.createCollection({ name, parentId: parent.id })
}

function notSmart(collection: Collection): Collection {
  if (collection.filter) throw new AssistantError('collection-smart', { name: collection.name })
  return collection
}
