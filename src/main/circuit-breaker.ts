/** Counts failures; says when they come too fast to go on. */
export type CircuitBreaker = {
  /** Notes a failure. True: there were `limit` of them within `windowMs`; stay down. */
  failed(): boolean
  reset(): void
}

/** A breaker that opens at the `limit`th failure within `windowMs`. */
export function createCircuitBreaker(limit: number, windowMs: number, now: () => number): CircuitBreaker {
  let times: number[] = []
  return {
    failed() {
      const at = now()
      times = [...times.filter((time) => at - time < windowMs), at]
      return times.length >= limit
    },
    reset() {
      times = []
    },
  }
}
