import type { MemberFiles } from '../ports/members.ts'
import type { StoredDocument } from './library-store.ts'

/** Where a document's bytes lie: at its path, or for a member of a container among the members' files. */
export function originalOf(
  deps: { members: Pick<MemberFiles, 'path'> },
  document: Pick<StoredDocument, 'path' | 'isMember' | 'sha256'>,
): string {
  return document.isMember ? deps.members.path(document.sha256) : document.path
}
