import { passageText } from '../../documents/passage-text.ts'
import { inLanes } from '../../jobs/lanes.ts'
import type { VectorRow } from '../../ports/chunk-index.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { VectorTask } from '../library-store.ts'
import { chunkId } from '../revision-id.ts'
import type { ImportDeps } from './import-deps.ts'

/** Chunks handed to the embedder at once; two such batches are under way, so that none of its contexts waits. */
const batchSize = 32
const lanes = 2

type EmbedDeps = Pick<ImportDeps, 'store' | 'text' | 'index'>

/**
 * Embeds every chunk of the revisions that has no vector of this embedder yet. Vectors are stored as they come; a
 * revision's vectors go to the index when its last one is there. `turn` is awaited before each batch (reading goes
 * first); `embedded` is told after each.
 */
export async function embedRevisions(
  deps: EmbedDeps,
  embedder: Embedder,
  revisionIds: readonly string[],
  turn: () => Promise<void>,
  embedded: (revisionId: string, chunks: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = new Map<string, number>()
  const writes = new Set<Promise<void>>()
  let failure: unknown
  const finish = (revisionId: string) => {
    const write = writeVectors(deps, embedder, revisionId)
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => writes.delete(write))
    writes.add(write)
  }

  // An interruption came after its last vectors were stored: they may not have been counted.
  const finishStored = (revisionId: string) => {
    embedded(revisionId, deps.text.revision(revisionId)?.chunks ?? 0)
    finish(revisionId)
  }

  try {
    await inLanes(lanes, batches(deps, embedder, revisionIds, waiting, finishStored), async (batch) => {
      await turn()
      signal.throwIfAborted()
      const vectors = await embedder.embedPassages(
        batch.map((task) => passageText(task.chunk)),
        signal,
      )
      deps.store.saveVectors(
        embedder.id,
        batch.flatMap(({ revisionId, ordinal }, index) => {
          const vector = vectors[index]
          return vector ? [{ revisionId, ordinal, vector }] : []
        }),
      )
      for (const [revisionId, tasks] of Map.groupBy(batch, (task) => task.revisionId)) {
        const left = (waiting.get(revisionId) ?? 0) - tasks.length
        waiting.set(revisionId, left)
        embedded(revisionId, (deps.text.revision(revisionId)?.chunks ?? 0) - left)
        if (left === 0) finish(revisionId)
      }
      if (failure) throw failure
    })
  } finally {
    await Promise.all(writes)
  }
  if (failure) throw failure
}

/** Batches over the revisions in order. `stored` is told of a revision with every vector stored already. */
function* batches(
  deps: EmbedDeps,
  embedder: Embedder,
  revisionIds: readonly string[],
  waiting: Map<string, number>,
  stored: (revisionId: string) => void,
): Generator<VectorTask[]> {
  let batch: VectorTask[] = []
  for (const revisionId of revisionIds) {
    if (deps.text.revision(revisionId)?.stage !== 'lexical') continue
    const tasks = deps.store.chunksWithoutVector(revisionId, embedder.id)
    waiting.set(revisionId, tasks.length)
    if (tasks.length === 0) stored(revisionId)
    for (const task of tasks) {
      batch.push(task)
      if (batch.length < batchSize) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

async function writeVectors(deps: EmbedDeps, embedder: Embedder, revisionId: string): Promise<void> {
  if (deps.text.revision(revisionId)?.stage !== 'lexical') return
  const rows = deps.store
    .pendingVectors(revisionId, embedder.id)
    .map(({ ordinal, vector }): VectorRow => ({ id: chunkId(revisionId, ordinal), revisionId, vector }))
  await deps.index.replaceVectors(embedder.id, embedder.dimensions, revisionId, rows)
  if (deps.text.revision(revisionId)) deps.store.markVectors([revisionId], embedder.id)
  else await deps.index.deleteRevisions([revisionId])
}
