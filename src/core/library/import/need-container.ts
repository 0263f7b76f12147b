import { AssistantError } from '../../../api/error.ts'
import type { JobItem, StoredDocument } from '../library-store.ts'
import type { FileImport } from './arrival.ts'

/** Containers within containers are read this deep. */
const mostDepth = 8

/**
 * A member is read while its container is in the library, not too deep within others, and not within itself; what lies in
 * the members' folder without a container always is.
 */
export function needContainer(
  deps: FileImport,
  { parentId, sha256 }: NonNullable<JobItem['member']>,
  name: string,
): void {
  let depth = 0
  for (let id = parentId; id !== undefined; depth++) {
    const parent: StoredDocument | undefined = deps.store.document(id)
    if (!parent) throw new AssistantError('cancelled')
    if (parent.sha256 === sha256) throw new AssistantError('nested-too-deep', { name, depth: mostDepth })
    id = parent.parentId
  }
  if (depth > mostDepth) throw new AssistantError('nested-too-deep', { name, depth: mostDepth })
}
