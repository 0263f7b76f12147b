import type { TaskLimits } from '../../core/ports/workshop.ts'
import type { Child } from './child-launcher.ts'

const lookEveryMs = 100

/** Watches a child's time and memory. Time counts only while the host waits for it, not while it waits for the host. */
export type LimitWatch = {
  count(running: boolean): void
  /** The child gave something: its quiet time begins anew. */
  moved(): void
  /** The child's own count of its memory, for systems where the host cannot look. */
  reported(bytes: number): void
  stop(): void
}

/** Starts watching; each callback is called at most once, `tooSlow` with the limit that was broken. */
export function watchLimits(
  child: Child,
  limits: TaskLimits,
  broken: { tooSlow(ms: number): void; tooHungry(): void },
): LimitWatch {
  const quietMs = limits.quietMs ?? limits.ms
  let spent = 0
  let movedAt = 0
  let since: number | undefined
  let stopped = false
  const used = (): number => spent + (since === undefined ? 0 : performance.now() - since)
  const check = (bytes: number | undefined): void => {
    if (stopped) return
    if (bytes !== undefined && bytes > limits.residentBytes) {
      stop()
      broken.tooHungry()
    } else if (used() > limits.ms || used() - movedAt > quietMs) {
      stop()
      broken.tooSlow(used() > limits.ms ? limits.ms : quietMs)
    }
  }
  const timer = setInterval(() => check(child.residentBytes()), lookEveryMs)
  const stop = (): void => {
    stopped = true
    clearInterval(timer)
  }
  return {
    count(running) {
      if (running) since ??= performance.now()
      else {
        spent = used()
        since = undefined
      }
    },
    moved() {
      movedAt = used()
    },
    reported: check,
    stop,
  }
}
