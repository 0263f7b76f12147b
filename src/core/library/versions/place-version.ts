import platformPath, { type PlatformPath } from 'node:path'
import { groupVersions } from './group-versions.ts'
import { versionNameOf } from './version-name.ts'
import type { VersionPlace, VersionStore } from './version-store.ts'

const ofMessage = 'message\n'

/**
 * Under which key versions of a document are looked for: its name without the marks of versions, within its folder, or within
 * the conversation where it came with a message, so that one name in two matters is never one file. A message is itself
 * wherever it lies. '' where none are looked for.
 */
export function versionKeyOf(place: VersionPlace, path: PlatformPath = platformPath): string {
  const { messageId, parentThread } = place
  if (place.kind === 'mail') return messageId === undefined ? '' : `${ofMessage}${messageId}`
  const { key } = versionNameOf(path.basename(place.path))
  if (key === '') return ''
  return parentThread === undefined ? `folder\n${path.dirname(place.path)}\n${key}` : `thread\n${parentThread}\n${key}`
}

/** Finds the family of a document that has come, changed or moved, and puts right the one that it was of. */
export function placeVersion(store: VersionStore, documentId: string): void {
  const place = store.versionPlace(documentId)
  if (!place) return
  const key = versionKeyOf(place)
  const before = store.setVersionKey(documentId, key)
  if (before !== undefined && before !== key) regroup(store, before)
  if (key === '') store.leaveFamily([documentId])
  else regroup(store, key)
  store.joinCopies(documentId)
}

/** Makes the families among the documents of a key anew. A family is called after one of its documents. */
function regroup(store: VersionStore, key: string): void {
  if (key === '') return
  const candidates = store.versionCandidates(key)
  const families = groupVersions(candidates, key.startsWith(ofMessage))
  for (const members of families) {
    const ids = members.map(({ documentId }) => documentId)
    store.setFamily(ids.toSorted()[0] ?? '', ids)
  }
  const grouped = new Set(families.flat())
  const alone = candidates.filter((candidate) => candidate.family !== undefined && !grouped.has(candidate))
  store.leaveFamily(alone.map(({ documentId }) => documentId))
}
