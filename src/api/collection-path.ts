/** What a collection's path is made of. */
type Named = { id: string; name: string; parentId?: string | undefined }

/**
 * The collection that a path of names parted by `/` leads to, in any case; names may hold a `/` themselves. A name alone
 * finds a collection at the top, or else the only one of that name.
 */
export function collectionAt<T extends Named>(path: string, collections: readonly T[]): T | undefined {
  const wanted = fold(path)
  const found = collections.find((each) => fold(pathOf(each, collections)) === wanted)
  if (found) return found
  const named = collections.filter(({ name }) => fold(name) === wanted)
  return named.length === 1 ? named[0] : undefined
}

/** The names that lead to a collection, the outermost first, parted by `/`. */
export function pathOf<T extends Named>(collection: T, collections: readonly T[]): string {
  const names = [collection.name]
  const seen = new Set([collection.id])
  for (let id = collection.parentId; id !== undefined && !seen.has(id); ) {
    seen.add(id)
    const parent = collections.find((each) => each.id === id)
    if (parent) names.unshift(parent.name)
    id = parent?.parentId
  }
  return names.join('/')
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
