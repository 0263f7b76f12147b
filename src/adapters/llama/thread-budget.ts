import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Shares the cores among the processes that evaluate at the moment. */
export type ThreadBudget = {
  /** Threads this process may use now. Calling it says that this process evaluates. */
  threads(): number
  close(): void
}

const lookMs = 500
const quietMs = 3_000
/** A mark older than this was left by a process that crashed or stood still. */
const staleMs = 6_000

/**
 * A budget over a folder in which each evaluating process keeps a file named after its process id and touches it while
 * it evaluates. n processes get an n-th of the cores each, at least one thread. A crash leaves a file that goes stale.
 */
export function createThreadBudget(folder: string, cores: number, id: string = String(process.pid)): ThreadBudget {
  const own = join(folder, id)
  let timer: NodeJS.Timeout | undefined
  let asked = 0
  let looked = Number.NEGATIVE_INFINITY
  let others = 0

  const mark = (): void => {
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(own, '')
    } catch {
      // A folder that cannot be written to means no sharing, never no answer.
    }
  }
  const leave = (): void => {
    clearInterval(timer)
    timer = undefined
    try {
      rmSync(own, { force: true })
    } catch {
      // It was never made.
    }
  }
  const tick = (): void => {
    if (performance.now() - asked > quietMs) return leave()
    try {
      utimesSync(own, new Date(), new Date())
    } catch {
      mark()
    }
  }
  const look = (): void => {
    looked = performance.now()
    try {
      others = readdirSync(folder).filter((name) => name !== id && fresh(join(folder, name))).length
    } catch {
      others = 0
    }
  }

  return {
    threads() {
      asked = performance.now()
      if (!timer) {
        mark()
        timer = setInterval(tick, 1_000)
        timer.unref()
      }
      if (asked - looked > lookMs) look()
      return Math.max(1, Math.floor(cores / (others + 1)))
    },
    close: leave,
  }
}

/** Whether the mark's process evaluates; one that is stale is taken away. */
function fresh(path: string): boolean {
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  if (age < staleMs) return true
  rmSync(path, { force: true })
  return false
}
