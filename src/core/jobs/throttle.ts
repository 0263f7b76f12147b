/**
 * Calls `work` at once for the first key, then at most every `ms` milliseconds a key, the last call never lost; less often
 * where the work itself takes more than a twentieth of that.
 * `flush` carries out what waits; `stop` drops it.
 */
export function throttle(ms: number, work: (key: string) => void) {
  const timers = new Map<string, { timer: ReturnType<typeof setTimeout>; again: boolean }>()
  const run = (key: string) => {
    const started = performance.now()
    work(key)
    const pause = Math.max(ms, 20 * (performance.now() - started))
    const timer = setTimeout(() => {
      const again = timers.get(key)?.again
      timers.delete(key)
      if (again) run(key)
    }, pause)
    timers.set(key, { timer, again: false })
  }
  const clear = (key: string) => {
    clearTimeout(timers.get(key)?.timer)
    timers.delete(key)
  }
  return {
    call(key: string) {
      const waiting = timers.get(key)
      if (waiting) waiting.again = true
      else run(key)
    },
    flush(key: string) {
      clear(key)
      work(key)
    },
    stop() {
      for (const key of timers.keys()) clear(key)
    },
  }
}
