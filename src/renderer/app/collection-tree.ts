import type { Collection } from '../../api/document.ts'

/** A collection with how deep it lies (0: at the top) and whether others lie in it. */
export type TreeRow = { collection: Collection; depth: number; parent: boolean }

/** Collections in the order of a tree, by name beside each other. `closed`: ids of those whose inside is left out. */
export function treeOf(collections: readonly Collection[], closed: ReadonlySet<string> = new Set()): TreeRow[] {
  const known = new Set(collections.map(({ id }) => id))
  const children = Map.groupBy(collections, ({ parentId }) =>
    parentId !== undefined && known.has(parentId) ? parentId : undefined,
  )
  const rows: TreeRow[] = []
  const visit = (parentId: string | undefined, depth: number): void => {
    const beside = (children.get(parentId) ?? []).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    for (const collection of beside) {
      rows.push({ collection, depth, parent: children.has(collection.id) })
      if (!closed.has(collection.id)) visit(collection.id, depth + 1)
    }
  }
  visit(undefined, 0)
  return rows
}

/** Where a collection may be moved: not into itself or what lies in it, and not to where it is. */
export function moveTargets(moved: Collection, collections: readonly Collection[]): Collection[] {
  const inside = new Set([moved.id])
  for (const { collection } of treeOf(collections)) {
    if (collection.parentId !== undefined && inside.has(collection.parentId)) inside.add(collection.id)
  }
  return treeOf(collections)
    .map(({ collection }) => collection)
    .filter(({ id }) => !inside.has(id) && id !== moved.parentId)
}
