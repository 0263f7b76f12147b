import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Fragments of a table that rows were deleted from, as the names of its deletion files say; some may be gone by now.
 * `folder`: where the table lies. Format: lance-table, `deletion_file_path`: `_deletions/{fragment}-{read version}-{random}.{arrow|bin}`.
 */
export async function fragmentsWithDeletions(folder: string): Promise<number[]> {
  const names = await readdir(join(folder, '_deletions')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return [...new Set(names.flatMap((name) => /^(\d+)-\d+-\d+\.(?:arrow|bin)$/.exec(name)?.[1] ?? []))].map(Number)
}
