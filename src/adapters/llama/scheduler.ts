import type { Priority } from '../../core/ports/priority.ts'

/** The right to evaluate with a number of threads. Whoever acquires it releases it. */
export type Lease = {
  /** Threads it holds now; 0 while paused. */
  readonly threads: number
  /** Between two evaluations: waits while work of the same or a higher priority is in line, or until a pause ends. */
  checkpoint(signal: AbortSignal): Promise<void>
  /** Changes the thread count; more threads may have to be waited for. */
  resize(threads: number, signal: AbortSignal): Promise<void>
  /** Gives the threads back until the next checkpoint, for a consumer that is slow to take what was made. */
  pause(): void
  release(): void
}

/** Hands out evaluating threads, never more than `cores()` at a time, highest priority first, first come first served. */
export type Scheduler = {
  /** Threads are cut to the cores. Aborting rejects with the signal's reason and takes the request out of line. */
  acquire(request: { priority: Priority; threads: number }, signal: AbortSignal): Promise<Lease>
  /** Until it is disposed nothing in the background is served. Holds add up. `busy`: some of it stands in line. */
  holdBackground(): Disposable & { readonly busy: boolean }
  /** Threads in use now. */
  used(): number
  cores(): number
  /** Leases of a priority that are held or waited for. */
  alive(priority: Priority): number
}

type Waiter = { rank: number; order: number; threads: number; grant: (threads: number) => void }

const ranks: Record<Priority, number> = { quick: 0, interactive: 1, background: 2 }

/** A scheduler over `cores` threads; `cores` is read anew at each decision, so a budget may shrink or grow. */
export function createScheduler(cores: () => number): Scheduler {
  const line: Waiter[] = []
  let used = 0
  let order = 0
  let holds = 0
  const alive: Record<Priority, number> = { quick: 0, interactive: 0, background: 0 }

  const limit = (): number => Math.max(1, Math.floor(cores()))

  const isHeld = (rank: number): boolean => holds > 0 && rank === ranks.background

  /** The head of the line blocks those behind it, so that a request for many threads cannot starve. */
  const pump = (): void => {
    for (let head = line[0]; head; head = line[0]) {
      if (isHeld(head.rank)) return
      const threads = Math.min(head.threads, limit())
      if (used > 0 && used + threads > limit()) return
      line.shift()
      used += threads
      head.grant(threads)
    }
  }

  const enqueue = (rank: number, place: number, threads: number, signal: AbortSignal): Promise<number> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const waiter: Waiter = {
        rank,
        order: place,
        threads,
        grant: (granted) => {
          signal.removeEventListener('abort', leave)
          resolve(granted)
        },
      }
      const leave = (): void => {
        const index = line.indexOf(waiter)
        if (index >= 0) line.splice(index, 1)
        reject(signal.reason)
        pump()
      }
      signal.addEventListener('abort', leave, { once: true })
      const at = line.findIndex((other) => other.rank > rank || (other.rank === rank && other.order > place))
      line.splice(at < 0 ? line.length : at, 0, waiter)
      pump()
    })

  const free = (threads: number): void => {
    if (threads === 0) return
    used -= threads
    pump()
  }

  return {
    used: () => used,
    cores: limit,
    alive: (priority) => alive[priority],
    holdBackground() {
      holds += 1
      let held = true
      return {
        busy: line.some(({ rank }) => rank === ranks.background),
        [Symbol.dispose]() {
          if (!held) return
          held = false
          holds -= 1
          pump()
        },
      }
    },
    async acquire({ priority, threads }, signal) {
      const rank = ranks[priority]
      let wanted = threads
      alive[priority] += 1
      let live = true
      const end = (): void => {
        if (live) alive[priority] -= 1
        live = false
      }
      let held = await enqueue(rank, order++, threads, signal).catch((error: unknown) => {
        end()
        throw error
      })
      const giveBack = (): void => {
        const had = held
        held = 0
        free(had)
      }
      return {
        get threads() {
          return held
        },
        async checkpoint(stop) {
          stop.throwIfAborted()
          const head = line[0]
          if (held > 0 && !(head && head.rank <= rank) && !isHeld(rank) && used <= limit()) return
          giveBack()
          held = await enqueue(rank, order++, wanted, stop)
        },
        async resize(next, stop) {
          stop.throwIfAborted()
          wanted = next
          const target = Math.min(next, limit())
          if (held >= target) {
            const surplus = held - target
            held = target
            return free(surplus)
          }
          giveBack()
          held = await enqueue(rank, order++, wanted, stop)
        },
        pause: giveBack,
        release() {
          end()
          giveBack()
        },
      }
    },
  }
}
