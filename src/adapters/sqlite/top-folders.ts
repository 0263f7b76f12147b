/** A folder with the documents in it. */
export type CountedFolder = { folder: string; documents: number }

const separator = /[/\\]/

/**
 * The topmost folders that tell documents apart, with all below them, the fullest first: those right below the folder that
 * holds everything (and it, where it holds documents itself), each as far down as it stays one folder. Folders are absolute and end in their separator or not.
 */
export function topFolders(counted: readonly CountedFolder[]): CountedFolder[] {
  const ways = counted.map(({ folder, documents }) => ({
    parts: folder.replace(/[/\\]$/, '').split(separator),
    mark: separator.exec(folder)?.[0] ?? '/',
    documents,
  }))
  const shared = sharedLength(ways.map(({ parts }) => parts))
  const groups = Map.groupBy(ways, ({ parts }) => parts[shared] ?? '')
  return [...groups.entries()]
    .map(([, inside]) => {
      const parts = inside[0]?.parts.slice(0, sharedLength(inside.map((way) => way.parts))) ?? []
      // What lies in the shared folder itself is told apart by none below it.
      const documents = (parts.length === shared ? ways : inside).reduce((sum, way) => sum + way.documents, 0)
      const folder = parts.join(inside[0]?.mark)
      return { folder: folder === '' ? (inside[0]?.mark ?? '/') : folder, documents }
    })
    .sort((left, right) => right.documents - left.documents || (left.folder < right.folder ? -1 : 1))
}

/** How many parts all ways begin with alike. */
function sharedLength(ways: readonly (readonly string[])[]): number {
  const [first = [], ...others] = ways
  let length = first.length
  for (const way of others) {
    let at = 0
    while (at < length && way[at] === first[at]) at += 1
    length = at
  }
  return length
}
