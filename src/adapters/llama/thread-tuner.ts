/** Finds the thread count with the most tokens per second: tries each, keeps the fastest, tries the others again now and then. */
export type ThreadTuner = {
  /** The count to use next, at most `limit`. */
  next(limit: number): number
  record(threads: number, tokens: number, ms: number): void
  /** Tokens per second with this count; undefined before its first record. */
  tokensPerSecond(threads: number): number | undefined
  /** Milliseconds a token with the fastest count; undefined before the first record. */
  fastestMs(): number | undefined
  /** Takes rates (tokens per second by thread count) that were measured before as its first trials; it goes on adapting. */
  seed(rates: Readonly<Record<string, number>>): void
}

type Speed = { msPerToken: number; samples: number; at: number }

/** Weight of the newest sample: threads that wait for a busy core become many times slower from one moment to the next. */
const newest = 0.4
const retryMs = 10_000
const longestRetry = 6

/** Doubling steps up to `cores`, `cores` included: 1, 2, 4, 6 of 6. */
export function threadSteps(cores: number): number[] {
  const steps: number[] = []
  for (let step = 1; step < cores; step *= 2) steps.push(step)
  return [...steps, cores]
}

/**
 * `candidates` in the order they are tried, each `trials` times; the first is used while nothing is known. One that is
 * n times slower than the best is tried again after n times ten seconds, at most a minute.
 */
export function createThreadTuner(
  candidates: readonly number[],
  trials: number,
  clock: () => number = () => performance.now(),
): ThreadTuner {
  const speeds = new Map<number, Speed>()
  const within = (limit: number): number[] => candidates.filter((count) => count <= limit)
  const cost = (count: number): number => speeds.get(count)?.msPerToken ?? Number.POSITIVE_INFINITY
  const best = (limit: number): number =>
    within(limit).reduce((a, b) => (cost(b) < cost(a) ? b : a), within(limit)[0] ?? 1)

  const due = (count: number, fastest: number): boolean => {
    const speed = speeds.get(count)
    if (!speed || speed.samples < trials) return true
    const slowness = Math.min(longestRetry, speed.msPerToken / cost(fastest))
    return count !== fastest && clock() - speed.at > retryMs * slowness
  }

  const tuner: ThreadTuner = {
    next(limit) {
      const fastest = best(limit)
      return within(limit).find((count) => due(count, fastest)) ?? fastest
    },
    record(threads, tokens, ms) {
      if (tokens <= 0 || ms <= 0) return
      const old = speeds.get(threads)
      const stale = !old || clock() - old.at > retryMs
      const sample = ms / tokens
      const msPerToken = stale ? sample : old.msPerToken * (1 - newest) + sample * newest
      speeds.set(threads, { msPerToken, samples: (old?.samples ?? 0) + 1, at: clock() })
    },
    tokensPerSecond(threads) {
      const ms = cost(threads)
      return Number.isFinite(ms) ? 1000 / ms : undefined
    },
    fastestMs() {
      const all = [...speeds.values()].map(({ msPerToken }) => msPerToken)
      return all.length === 0 ? undefined : Math.min(...all)
    },
    seed(rates) {
      for (const count of candidates) {
        const rate = rates[count]
        if (!rate || speeds.has(count)) continue
        for (let trial = 0; trial < trials; trial += 1) tuner.record(count, rate, 1000)
      }
    },
  }
  return tuner
}
