import type { ChunkIndex } from '../ports/chunk-index.ts'
import type { Log } from '../ports/log.ts'
import type { TextStore } from '../ports/text-store.ts'
import type { WarmFiles, WarmStore } from '../ports/warm-memory.ts'
import { dropRevisions } from './deletion/delete-documents.ts'
import type { ImportDeps } from './import/import-deps.ts'
import { indexRevision } from './import/index-revision.ts'
import { rechunkRevision } from './import/recognise-revision.ts'
import type { LibraryStore } from './library-store.ts'

type ReconcileDeps = {
  store: LibraryStore
  text: TextStore
  index: ChunkIndex
  warm: Pick<WarmStore, 'list' | 'remove'>
  warmFiles: WarmFiles
  log: Log
}
type IndexDeps = ReconcileDeps & Pick<ImportDeps, 'models'>

/**
 * Brings store and index to agree after an interruption or a lost index: revisions without documents and index rows
 * without a searchable revision are deleted, and stages whose rows are missing are taken back: `indexStored` and
 * `embedAll` make them again. Returns whether vectors are missing.
 */
export async function reconcile(deps: ReconcileDeps): Promise<boolean> {
  const { store, index, log } = deps
  await dropRevisions(deps, store.orphans(), true)
  const lexical = new Set(store.lexicalRevisions())

  const stray = [...(await index.revisionIds())].filter((id) => !lexical.has(id))
  if (stray.length > 0) {
    log.warn('index rows without a searchable revision removed', { revisions: stray.length })
    await index.deleteRevisions(stray)
  }
  const indexed = await index.revisionIds('chunks')
  const missing = [...lexical].filter((id) => !indexed.has(id) && (deps.text.revision(id)?.chunks ?? 0) > 0)
  if (missing.length > 0) {
    log.warn('revisions missing from the index are indexed again', { revisions: missing.length })
    store.unmarkIndexed(missing)
  }
  return (await dropLostVectors(deps)) || missing.length > 0
}

/** Builds the whole index again from the stored text. Vectors are made by the next `embedAll`. */
export async function rebuildIndex(deps: IndexDeps, signal: AbortSignal): Promise<void> {
  const present = [...(await deps.index.revisionIds())]
  deps.store.unmarkIndexed(deps.store.lexicalRevisions())
  await deps.index.deleteRevisions(present)
  await indexStored(deps, signal)
  await deps.index.optimize()
}

/** Indexes every revision whose chunks are stored but not in the index, those anew whose pages have changed. */
export async function indexStored(deps: IndexDeps, signal: AbortSignal): Promise<void> {
  for (const id of deps.store.revisionsToRechunk()) {
    signal.throwIfAborted()
    if (deps.text.revision(id)?.stage !== 'reading') await rechunkRevision(deps, id, signal)
  }
  const revisions = deps.store.revisionsToIndex()
  for (let at = 0; at < revisions.length; at += 32) {
    signal.throwIfAborted()
    await Promise.all(revisions.slice(at, at + 32).map((id) => indexRevision(deps, id)))
  }
}

/** Takes back vector stages whose rows are gone. */
async function dropLostVectors({ store, index }: ReconcileDeps): Promise<boolean> {
  let lost = false
  for (const [embedderId, stages] of Map.groupBy(store.vectorRevisions(), (stage) => stage.embedderId)) {
    const present = await index.revisionIds({ embedderId })
    const gone = stages.map((stage) => stage.revisionId).filter((id) => !present.has(id))
    if (gone.length === 0) continue
    store.unmarkVectors(gone, embedderId)
    lost = true
  }
  return lost
}
