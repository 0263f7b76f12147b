import { AssistantError, type ErrorValue } from '../../../api/error.ts'

type TimerName = 'again' | 'look' | 'mark' | 'check'

/**
 * A folder under watch. `identity`: of the folder that is watched; `dirty`: paths to look at; `all`: the whole folder;
 * `wait`: milliseconds before what is written all the time is looked at again; `happened`: when an event last came;
 * `runs`: how often it was compared; `marked`: when its look was last noted.
 */
export type LiveFolder = {
  ending: AbortController
  watching: AsyncDisposable | undefined
  identity: string
  dirty: Set<string>
  all: boolean
  queued: boolean
  syncing: boolean
  missing: boolean
  error: ErrorValue | undefined
  wait: number
  happened: number
  runs: number
  marked: number
  timers: Map<TimerName, ReturnType<typeof setTimeout>>
}

/** A folder of which nothing was seen yet. */
export function createLiveFolder(): LiveFolder {
  return {
    ending: new AbortController(),
    watching: undefined,
    identity: '',
    dirty: new Set(),
    all: false,
    queued: false,
    syncing: false,
    missing: false,
    error: undefined,
    wait: 0,
    happened: 0,
    runs: 0,
    marked: 0,
    timers: new Map(),
  }
}

/** Does something in `ms` unless the watch has ended by then; a later call of the same name takes its place. */
export function later(live: LiveFolder, name: TimerName, ms: number, work: () => void): void {
  clearTimeout(live.timers.get(name))
  const timer = setTimeout(() => {
    live.timers.delete(name)
    if (!live.ending.signal.aborted) work()
  }, ms)
  timer.unref?.()
  live.timers.set(name, timer)
}

/** Sees no more of the folder until it is watched again. */
export async function unwatch(live: LiveFolder): Promise<void> {
  const { watching } = live
  live.watching = undefined
  await watching?.[Symbol.asyncDispose]()
}

/** Ends the watch for good, and what waits for a time. */
export async function endLive(live: LiveFolder): Promise<void> {
  live.ending.abort(new AssistantError('cancelled'))
  for (const timer of live.timers.values()) clearTimeout(timer)
  await unwatch(live)
}
