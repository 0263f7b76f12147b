import { AssistantError, type ErrorValue, toErrorValue } from '../../../api/error.ts'
import type { ImportItem, ImportJob } from '../../../api/job.ts'
import type { MethodInput } from '../../../api/methods.ts'
import type { Embedder } from '../../ports.ts'
import { baseName } from '../file-names.ts'
import type { JobItemDraft, JobRecord } from '../library-store.ts'
import { embedRevisions } from './embed-revisions.ts'
import type { ImportDeps } from './import-deps.ts'
import { importFile } from './import-file.ts'
import { listFiles } from './list-files.ts'
import type { Progress } from './progress.ts'

/** Files read at once. */
const readLanes = 2
/** Files whose chunks may wait for the index while further ones are read. */
const largestBacklog = 64

/** Runs durable imports: files are read first, vectors are made when nothing is left to read. */
export type Importer = {
  start(input: MethodInput<'import.start'>): ImportJob
  /** A job for files that are listed already: what changed in a watched folder. */
  startListed(input: {
    folderId: string
    label: string
    collectionId?: string
    items: readonly JobItemDraft[]
  }): ImportJob
  /** A job that gives vectors of this embedder to every document that has none; undefined where none lacks them. */
  embedAll(choice: string, signal?: AbortSignal): Promise<ImportJob | undefined>
  list(): ImportJob[]
  items(jobId: string, limit?: number): ImportItem[]
  pause(jobId: string): ImportJob
  resume(jobId: string): ImportJob
  cancel(jobId: string): ImportJob
  /** Goes on with the jobs that are `running`. */
  wake(): void
  /** Settles when no job is running. */
  idle(): Promise<void>
  /** Ends after the piece of work that runs; jobs stay `running` and go on at the next start. */
  stop(): Promise<void>
}

/** `abandoned` is told which revisions may have lost their last document. */
export function createImporter(
  deps: ImportDeps & { progress: Progress; abandoned(revisionIds: readonly string[]): void },
): Importer {
  const { store, progress } = deps
  const controllers = new Map<string, AbortController>()
  const reading = new Map<string, Promise<unknown>>()
  let stopping = false
  let readLoop: Promise<void> | undefined
  let embedLoop: Promise<void> | undefined

  const signalOf = (jobId: string): AbortSignal => {
    const found = controllers.get(jobId)
    if (found && !found.signal.aborted) return found.signal
    const made = new AbortController()
    controllers.set(jobId, made)
    return made.signal
  }
  const isRunning = (jobId: string) => !stopping && store.jobRecord(jobId)?.state === 'running'
  /** Files that were under way when the process ended are taken up again, so they count as those in line do. */
  const toRead = (job: JobRecord) => !job.listed || store.hasOpenItems(job.id)
  const nextToRead = () => store.runningJobs().find(toRead)
  const nextToEmbed = () => store.runningJobs().find((job) => !toRead(job))

  async function readJob(job: JobRecord, signal: AbortSignal): Promise<void> {
    if (!job.listed) {
      store.listItems(job.id, await listFiles(deps.files, job.paths, signal))
      progress.jobState(job.id)
    }
    const backlog = new Set<Promise<void>>()
    let failure: unknown
    const lane = async (next: () => ReturnType<typeof store.queuedItems>[number] | undefined) => {
      for (let item = next(); item && !failure; item = next()) {
        signal.throwIfAborted()
        const { searchable } = await importFile({ ...deps, reading }, job, item, signal)
        const waiting = searchable
          .catch((error: unknown) => {
            failure ??= error
          })
          .finally(() => backlog.delete(waiting))
        backlog.add(waiting)
        if (backlog.size >= largestBacklog) await Promise.race(backlog)
      }
    }
    const next = itemsInOrder(job.id)
    const results = await Promise.allSettled(Array.from({ length: readLanes }, () => lane(next)))
    await Promise.all(backlog)
    failure ??= results.find((result) => result.status === 'rejected')?.reason
    if (failure) throw failure
  }

  /** Hands out the job's queued items, each once. */
  function itemsInOrder(jobId: string) {
    let after = -1
    let ahead = store.queuedItems(jobId, after, 100)
    return () => {
      if (ahead.length === 0) ahead = store.queuedItems(jobId, after, 100)
      const item = ahead.shift()
      if (item) after = item.ordinal
      return item
    }
  }

  async function readAll(): Promise<void> {
    for (let job = nextToRead(); job && !stopping; job = nextToRead()) {
      const { id } = job
      const signal = signalOf(id)
      store.requeueStarted(id)
      try {
        await readJob(job, signal)
        await deps.index.optimize()
      } catch (error) {
        store.requeueStarted(id)
        if (!signal.aborted) halt(id, error)
      }
      progress.jobState(id)
    }
  }

  async function embedAllJobs(): Promise<void> {
    for (let job = nextToEmbed(); job && !stopping; job = nextToEmbed()) {
      const { id } = job
      const signal = signalOf(id)
      try {
        const error = await embedJob(job, signal)
        if (isRunning(id)) {
          store.setJobState(id, 'done', deps.clock.now(), error)
          const documentIds = store.items(id).flatMap((item) => item.documentId ?? [])
          progress.documents(documentIds)
        }
      } catch (error) {
        if (!signal.aborted) halt(id, error)
      }
      progress.jobState(id)
    }
  }

  /** Returns why there are no vectors, where the embedder cannot be used: the words are searchable all the same. */
  async function embedJob(job: JobRecord, signal: AbortSignal): Promise<ErrorValue | undefined> {
    let embedder: Embedder | undefined
    try {
      embedder = await deps.models.embedder(job.embedder, signal)
    } catch (error) {
      signal.throwIfAborted()
      return toErrorValue(error)
    }
    if (!embedder) return undefined
    store.countVectors(job.id, embedder.id)
    const revisions = store.revisionsToEmbed(job.id, embedder.id)
    const turn = async () => {
      while (readLoop && !stopping) await readLoop
    }
    await embedRevisions(
      deps,
      embedder,
      revisions,
      turn,
      (revisionId, chunks) => {
        store.countEmbedded(revisionId, chunks)
        progress.job(job.id)
      },
      signal,
    )
    if (revisions.length > 0) await deps.index.optimize()
    return undefined
  }

  /** Something stands in the way of the whole job (a full disk): it waits for the user. */
  function halt(jobId: string, error: unknown): void {
    deps.log.error('import halted', {
      jobId,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    store.setJobState(jobId, 'paused', deps.clock.now(), toErrorValue(error))
  }

  function wake(): void {
    if (stopping) return
    if (!readLoop && nextToRead()) {
      readLoop = readAll().finally(() => {
        readLoop = undefined
        wake()
      })
    }
    if (!readLoop && !embedLoop && nextToEmbed()) {
      embedLoop = embedAllJobs().finally(() => {
        embedLoop = undefined
        wake()
      })
    }
  }

  function need(jobId: string): ImportJob {
    const job = store.job(jobId)
    if (!job) throw new AssistantError('job-not-found')
    return job
  }

  function changeState(jobId: string, state: ImportJob['state']): ImportJob {
    const before = need(jobId).state
    if (before === 'done' || before === 'cancelled' || before === state) return need(jobId)
    store.setJobState(jobId, state, deps.clock.now())
    if (state !== 'running') controllers.get(jobId)?.abort(new AssistantError('cancelled'))
    progress.jobState(jobId)
    wake()
    return need(jobId)
  }

  function create(job: Omit<JobRecord, 'id' | 'state' | 'startedAt'>): string {
    const id = crypto.randomUUID()
    store.createJob({ ...job, id, state: 'running', startedAt: deps.clock.now() })
    return id
  }

  return {
    start(input) {
      const paths = [...input.paths, ...(input.samples ? deps.samplePaths : [])]
      const embedder = input.embedder ?? deps.settings.get().embedder
      const id = store.transaction(() => {
        const collectionId = collectionFor(deps, input)
        const label = input.samples && input.collectionName ? input.collectionName : labelOf(paths)
        return create({ label, paths, collectionId, embedder, listed: false })
      })
      if (input.collectionName !== undefined) progress.collections()
      progress.jobState(id)
      wake()
      return need(id)
    },
    startListed({ folderId, label, collectionId, items }) {
      const id = store.transaction(() => {
        const { embedder } = deps.settings.get()
        const made = create({ label, paths: [], collectionId, embedder, folderId, listed: true })
        store.listItems(made, items)
        return made
      })
      progress.jobState(id)
      wake()
      return need(id)
    },
    async embedAll(choice, signal) {
      const embedder = await deps.models.embedder(choice, signal)
      const items = embedder ? store.documentsToEmbed(embedder.id) : []
      if (items.length === 0) return undefined
      const id = store.transaction(() => {
        const made = create({
          label: String(items.length),
          paths: [],
          collectionId: undefined,
          embedder: choice,
          listed: true,
        })
        store.listEmbedItems(made, items)
        return made
      })
      progress.jobState(id)
      wake()
      return need(id)
    },
    list: () => store.jobs(),
    items(jobId, limit) {
      need(jobId)
      return store.items(jobId, limit)
    },
    pause: (jobId) => changeState(jobId, 'paused'),
    resume: (jobId) => changeState(jobId, 'running'),
    cancel(jobId) {
      const job = changeState(jobId, 'cancelled')
      void (readLoop ?? Promise.resolve()).then(() => {
        const left = store.unfinishedDocuments(jobId)
        if (left.length === 0 || stopping) return
        deps.abandoned(store.forget(left))
        progress.documents(left)
      })
      return job
    },
    wake,
    async idle() {
      while (readLoop || embedLoop) await (readLoop ?? embedLoop)
    },
    async stop() {
      stopping = true
      for (const controller of controllers.values()) controller.abort(new AssistantError('cancelled'))
      while (readLoop || embedLoop) await Promise.allSettled([readLoop, embedLoop])
    },
  }
}

function collectionFor(deps: ImportDeps, input: MethodInput<'import.start'>): string | undefined {
  if (input.collectionId !== undefined) {
    const found = deps.store.collection(input.collectionId)
    if (!found) throw new AssistantError('collection-not-found', { name: input.collectionId })
    return found.id
  }
  const name = input.collectionName?.trim()
  if (name === undefined || name === '') return undefined
  return (deps.store.collectionNamed(name) ?? deps.store.createCollection(name)).id
}

/** A single folder's or file's name, else how many there are. */
function labelOf(paths: readonly string[]): string {
  const [only] = paths
  return only !== undefined && paths.length === 1 ? baseName(only) || only : String(paths.length)
}
