import { AssistantError, toErrorValue } from '../../../api/error.ts'
import type { FileSource, WalkedFile } from '../../ports/file-source.ts'
import { baseName, leftOutByName } from '../file-names.ts'
import type { JobItemDraft } from '../library-store.ts'
import { leftOutItem, unsupportedItem } from './left-out-items.ts'

/** Every file below the paths, each once, with those that are not read marked so; a path where nothing lies has failed. */
export async function listFiles(
  files: FileSource,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<JobItemDraft[]> {
  const items = new Map<string, JobItemDraft>()
  for (const root of paths) {
    let found = 0
    for await (const file of files.walk([root], signal)) {
      found++
      if (items.has(file.path)) continue
      items.set(file.path, itemOf(file, root))
    }
    if (found === 0 && !(await files.isFolder(root))) {
      const error = toErrorValue(new AssistantError('file-not-found', { name: baseName(root) }))
      items.set(root, { path: root, size: 0, modifiedAt: 0, status: 'failed', error })
    }
  }
  return [...items.values()]
}

function itemOf(file: WalkedFile, root: string): JobItemDraft {
  const { leftOut, ...facts } = file
  if (leftOut !== undefined) return leftOutItem({ ...facts, leftOut })
  return leftOutByName(file.path, root) ? unsupportedItem(file) : { ...facts, status: 'queued' }
}
