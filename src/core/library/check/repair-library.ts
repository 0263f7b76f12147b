import type { LibraryCheck } from '../../../api/library-check.ts'
import { dropLostWarmStates } from '../../warm/drop-warm-states.ts'
import { chunkRevision } from '../import/chunk-revision.ts'
import type { ImportDeps } from '../import/import-deps.ts'
import type { Importer } from '../import/importer.ts'
import { indexStored, reconcile } from '../reconcile.ts'
import { removeStrayMembers } from '../stray-members.ts'
import { type CheckDeps, checkLibrary } from './check-library.ts'

export type RepairDeps = ImportDeps & Pick<CheckDeps, 'check'> & { importer: Pick<Importer, 'embedAll' | 'idle'> }

/**
 * Makes again from the stored text what does not hold: chunks, the term dictionary, index rows and vectors. Text itself
 * is never changed. Returns what a new check says; what it still finds needs the originals.
 */
export async function repairLibrary(deps: RepairDeps, signal: AbortSignal): Promise<LibraryCheck> {
  const { store, index, check } = deps
  const found = await checkLibrary(deps, signal)
  const lost = [...new Set([...found.rechunk, ...found.reindex])]
  for (const [embedderId, revisionIds] of found.reembed) store.unmarkVectors([...revisionIds], embedderId)
  store.unmarkIndexed(lost)
  const lexical = new Set(store.lexicalRevisions())
  const stray = [...(await index.revisionIds())].filter((id) => !lexical.has(id))
  await index.deleteRevisions([
    ...new Set([...lost, ...stray, ...[...found.reembed.values()].flatMap((ids) => [...ids])]),
  ])
  for (const revision of check.revisions().filter(({ id }) => found.rechunk.has(id))) {
    const pages = deps.text.pages(revision.id, 1, revision.pagesRead)
    await chunkRevision(deps, revision, pages, signal)
  }
  check.rebuildTerms()
  await removeStrayMembers(deps)
  await dropLostWarmStates(deps)
  await reconcile(deps)
  await indexStored(deps, signal)
  await deps.importer.embedAll(deps.settings.get().embedder, signal)
  await deps.importer.idle()
  return publicCheck(await checkLibrary(deps, signal))
}

/** The part of a check that leaves core. */
export function publicCheck({ documents, pages, chunks, vectors, findings }: LibraryCheck): LibraryCheck {
  return { documents, pages, chunks, vectors, findings }
}
