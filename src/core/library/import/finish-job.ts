import { type ErrorValue, toErrorValue } from '../../../api/error.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { JobRecord } from '../library-store.ts'
import { embedRevisions } from './embed-revisions.ts'
import type { ImportDeps } from './import-deps.ts'
import type { Progress } from './progress.ts'
import { recogniseRevision } from './recognise-revision.ts'

type FinishDeps = ImportDeps & { progress: Progress }

/**
 * What follows when nothing of a job is left to read: vectors of what has its text, then the recognition of pages that
 * have none, then their vectors. `turn` is awaited between pieces of work. Returns why there are no vectors, where the
 * embedder cannot be used: the words are searchable all the same.
 */
export async function finishJob(
  deps: FinishDeps,
  job: JobRecord,
  turn: () => Promise<void>,
  signal: AbortSignal,
): Promise<ErrorValue | undefined> {
  const { store, progress } = deps
  store.countWaiting(job.id)
  const embedder = await openEmbedder(deps, job, signal)
  const embed = async (waiting: 'with' | 'without') => {
    if (embedder && !('code' in embedder)) await embedJob(deps, job, embedder, waiting, turn, signal)
  }
  const waiting = store.revisionsToRecognise(job.id)
  if (waiting.length > 0) await embed('without')
  for (const revisionId of waiting) {
    const changed = () => {
      progress.job(job.id)
      progress.documents(store.documentsOfRevision(revisionId).map(({ id }) => id))
    }
    await recogniseRevision(deps, revisionId, turn, changed, signal)
    changed()
  }
  await embed('with')
  return embedder && 'code' in embedder ? embedder : undefined
}

async function openEmbedder(
  deps: FinishDeps,
  job: JobRecord,
  signal: AbortSignal,
): Promise<Embedder | ErrorValue | undefined> {
  try {
    return await deps.models.embedder(job.embedder, signal)
  } catch (error) {
    signal.throwIfAborted()
    return toErrorValue(error)
  }
}

async function embedJob(
  deps: FinishDeps,
  job: JobRecord,
  embedder: Embedder,
  waiting: 'with' | 'without',
  turn: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { store, progress } = deps
  store.countVectors(job.id, embedder.id)
  const revisions = store.revisionsToEmbed(job.id, embedder.id, waiting)
  const embedded = (revisionId: string, chunks: number) => {
    store.countEmbedded(revisionId, chunks)
    progress.job(job.id)
  }
  await embedRevisions(deps, embedder, revisions, turn, embedded, signal)
  if (revisions.length > 0) await deps.index.optimize()
}
