import { AssistantError, toErrorValue } from '../../../api/error.ts'
import type { ImportItem, ImportJob } from '../../../api/job.ts'
import type { MethodInput } from '../../../api/methods.ts'
import type { JobItemDraft, JobRecord } from '../library-store.ts'
import { removeStrayMembers } from '../stray-members.ts'
import { createEmbedding, createImport, createListed, createReread, type ListedInput, pathsOf } from './create-job.ts'
import { finishJob } from './finish-job.ts'
import { goOnSwitching } from './go-on-switching.ts'
import type { ImportDeps } from './import-deps.ts'
import { keepTexts } from './keep-texts.ts'
import { listFiles } from './list-files.ts'
import type { Progress } from './progress.ts'
import { readJob } from './read-job.ts'
import { completeSwitch } from './switch-embedder.ts'

/** Runs durable imports: files are read first, vectors are made and pages recognised when nothing is left to read. */
export type Importer = {
  start(input: Omit<MethodInput<'import.start'>, 'texts'>): ImportJob
  /** The same with texts that are no files: their bytes are kept first. */
  startWithTexts(input: MethodInput<'import.start'>): Promise<ImportJob>
  /** A job for files that are listed already: what changed in a watched folder. */
  startListed(input: ListedInput): ImportJob
  /** A job that gives vectors of this embedder to every document that has none; undefined where none lacks them. */
  embedAll(choice: string, signal?: AbortSignal): Promise<ImportJob | undefined>
  /** Ends a switch of embedders that an interruption left under way, and lets vectors go that it left. */
  goOnSwitching(signal: AbortSignal): Promise<void>
  /** Recognises pages of documents again, those given or all without text of the file; what has no text is read anew. */
  reread(documentIds: readonly string[], pages?: readonly number[]): ImportJob
  list(): ImportJob[]
  items(jobId: string, limit?: number): ImportItem[]
  pause(jobId: string): ImportJob
  resume(jobId: string): ImportJob
  cancel(jobId: string): ImportJob
  /** Goes on with the jobs that are `running`. */
  wake(): void
  /** Begins with no job until `until` has settled. */
  holdUntil(until: Promise<unknown>): void
  /** Settles when no job is running. */
  idle(): Promise<void>
  /** Ends after the piece of work that runs; jobs stay `running` and go on at the next start. */
  stop(): Promise<void>
}

/** `abandoned` is told which revisions may have lost their last document, `removed` which members their container lost. */
export function createImporter(
  deps: ImportDeps & {
    progress: Progress
    abandoned(revisionIds: readonly string[]): void
    removed(documentIds: readonly string[]): void
  },
): Importer {
  const { store, progress } = deps
  const controllers = new Map<string, AbortController>()
  const reading = new Map<string, Promise<unknown>>()
  let stopping = false
  let readLoop: Promise<void> | undefined
  let finishLoop: Promise<void> | undefined
  let held: Promise<void> | undefined
  /** Bytes are not tidied away between being kept and being listed. */
  let keeping: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = keeping.then(work)
    keeping = result.catch(() => undefined)
    return result
  }

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
  const nextToFinish = () => store.runningJobs().find((job) => !toRead(job))
  /** Reading goes before everything else. */
  const turn = async () => {
    while (readLoop && !stopping) await readLoop
  }

  async function readAll(): Promise<void> {
    for (let job = nextToRead(); job && !stopping; job = nextToRead()) {
      const { id } = job
      const signal = signalOf(id)
      store.requeueStarted(id)
      try {
        await readJob({ ...deps, reading }, job, signal)
        store.countWaiting(id)
        if ((store.job(id)?.failed ?? 0) > 0) await inTurn(() => removeStrayMembers(deps))
        await deps.index.optimize()
      } catch (error) {
        store.requeueStarted(id)
        if (!signal.aborted) halt(id, error)
      }
      progress.jobState(id)
    }
  }

  async function finishAll(): Promise<void> {
    for (let job = nextToFinish(); job && !stopping; job = nextToFinish()) {
      const { id } = job
      const signal = signalOf(id)
      try {
        const error = await finishJob(deps, job, turn, signal)
        if (isRunning(id)) {
          store.setJobState(id, 'done', deps.clock.now(), error)
          if (!error && job.embedder !== 'none') await goOnSwitching(deps, embedAll, signal, id)
          const documentIds = store.items(id).flatMap((item) => item.documentId ?? [])
          progress.documents(documentIds)
        }
      } catch (error) {
        if (!signal.aborted) halt(id, error)
      }
      progress.jobState(id)
    }
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
    if (stopping || held) return
    if (!readLoop && nextToRead()) {
      readLoop = readAll().finally(() => {
        readLoop = undefined
        wake()
      })
    }
    if (!readLoop && !finishLoop && nextToFinish()) {
      finishLoop = finishAll().finally(() => {
        finishLoop = undefined
        wake()
      })
    }
  }

  function need(jobId: string): ImportJob {
    const job = store.job(jobId)
    if (!job) throw new AssistantError('job-not-found')
    return job
  }

  /** A job that was just created is told of, and begins. */
  function begun(jobId: string): ImportJob {
    progress.jobState(jobId)
    wake()
    return need(jobId)
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

  async function embedAll(choice: string, signal?: AbortSignal): Promise<ImportJob | undefined> {
    const embedder = await deps.models.embedder(choice, signal)
    const items = embedder ? store.documentsToEmbed(embedder.id) : []
    if (items.length === 0) {
      await completeSwitch(deps, choice, signal ?? new AbortController().signal)
      return undefined
    }
    return begun(createEmbedding(deps, choice, items))
  }

  function start(input: Omit<MethodInput<'import.start'>, 'texts'>, items?: readonly JobItemDraft[]): ImportJob {
    const id = createImport(deps, input, items)
    if (input.collectionName !== undefined) progress.collections()
    return begun(id)
  }

  return {
    start: (input) => start(input),
    async startWithTexts({ texts = [], ...input }) {
      // Where nothing may be written, nothing is kept either.
      store.transaction(() => undefined)
      await held
      const files = await listFiles(deps.files, pathsOf(deps, input), new AbortController().signal)
      return inTurn(async () => start(input, [...files, ...(await keepTexts(deps, texts))]))
    },
    startListed: (input) => begun(createListed(deps, input)),
    embedAll,
    goOnSwitching: (signal) => goOnSwitching(deps, embedAll, signal),
    reread: (documentIds, pages) => begun(createReread(deps, documentIds, pages)),
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
    holdUntil(until) {
      held = Promise.allSettled([held, until]).then(() => {
        held = undefined
        wake()
      })
    },
    async idle() {
      while (held || readLoop || finishLoop) await (held ?? readLoop ?? finishLoop)
    },
    async stop() {
      stopping = true
      for (const controller of controllers.values()) controller.abort(new AssistantError('cancelled'))
      while (readLoop || finishLoop) await Promise.allSettled([readLoop, finishLoop])
    },
  }
}
