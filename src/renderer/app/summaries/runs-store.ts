import { create } from 'zustand'
import { toErrorValue } from '../../../api/error.ts'
import type { SummaryEvent } from '../../../api/summary.ts'
import { afterEvent, ended, type LiveSummary } from './live-summary.ts'

/**
 * A summary made in this window. `summaryId` and `versionId` are known once it is kept; `jobId`: the import that brings its
 * documents; `names`: what was given, until its documents are known; `readSince`: documents of files that the import could not read,
 * by path, once they were read with a password; `endedAt`: milliseconds since 1970.
 */
export type SummaryRun = {
  key: string
  summaryId: string | undefined
  versionId: string | undefined
  jobId: string | undefined
  names: readonly string[]
  readSince: Readonly<Record<string, readonly string[]>>
  documentIds: readonly string[]
  live: LiveSummary
  endedAt?: number
}

/** Summaries under way, alive while the user looks at something else, and those that ended in this window. */
export const useRunsStore = create<{ runs: readonly SummaryRun[] }>()(() => ({ runs: [] }))

const running = new Map<string, AbortController>()

/** The newest run with this key or of this summary. */
export function runOf(runs: readonly SummaryRun[], id: string): SummaryRun | undefined {
  return runs.findLast(({ key, summaryId }) => key === id || summaryId === id)
}

/** Adds a run; one of the same summary that ended gives it its place, its key, under which it is shown, and its import. */
export function addRun(run: Omit<SummaryRun, 'key' | 'jobId' | 'readSince'>): string {
  const before = run.summaryId === undefined ? undefined : runOf(useRunsStore.getState().runs, run.summaryId)
  const key = before?.key ?? crypto.randomUUID()
  const added = { ...run, key, jobId: before?.jobId, readSince: before?.readSince ?? {} }
  useRunsStore.setState(({ runs }) => ({ runs: [...runs.filter((one) => one.key !== key), added] }))
  return key
}

/** Changes a run that is there. */
export function changeRun(key: string, change: (run: SummaryRun) => SummaryRun): void {
  useRunsStore.setState(({ runs }) => ({ runs: runs.map((run) => (run.key === key ? timed(change(run)) : run)) }))
}

function timed({ endedAt, ...run }: SummaryRun): SummaryRun {
  return run.live.phase === 'ended' ? { ...run, endedAt: endedAt ?? Date.now() } : run
}

/** Follows a stream to its end. `work` gives it, and may take its time before; what goes wrong ends the run. */
export async function follow(
  key: string,
  work: (signal: AbortSignal) => Promise<AsyncIterable<SummaryEvent>>,
): Promise<void> {
  running.get(key)?.abort()
  const stop = new AbortController()
  running.set(key, stop)
  const change = (next: (run: SummaryRun) => SummaryRun) => {
    if (running.get(key) === stop) changeRun(key, next)
  }
  try {
    for await (const event of await work(stop.signal)) {
      if (stop.signal.aborted) break
      change((run) => ({
        ...run,
        ...(event.type === 'summary-started' ? { summaryId: event.summaryId, versionId: event.versionId } : {}),
        live: afterEvent(run.live, event, Date.now()),
      }))
    }
    change((run) => endedRun(run, { code: 'cancelled', parameters: {} }))
  } catch (error) {
    change((run) => endedRun(run, toErrorValue(error)))
  } finally {
    if (running.get(key) === stop) running.delete(key)
  }
}

/** Pauses a run; what was checked stays. */
export function pauseRun(key: string): void {
  running.get(key)?.abort()
  changeRun(key, (run) => endedRun(run, { code: 'cancelled', parameters: {} }))
}

function endedRun(run: SummaryRun, error: Parameters<typeof ended>[1]): SummaryRun {
  return run.live.phase === 'ended' ? run : { ...run, live: ended(run.live, error) }
}
