import type { MemberFiles } from '../ports/members.ts'
import type { LibraryStore } from './library-store.ts'

/** Deletes members' bytes that nothing refers to: what an interruption or a container that failed half way left. */
export async function removeStrayMembers(deps: {
  store: Pick<LibraryStore, 'unusedMembers'>
  members: MemberFiles
}): Promise<void> {
  await deps.members.remove(deps.store.unusedMembers(await deps.members.list()))
}
