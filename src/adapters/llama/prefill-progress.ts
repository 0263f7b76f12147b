/** How far the reading of a prompt is. */
export type PrefillProgress = {
  record(tokens: number, ms: number): void
  /** A progress event's figures where one is due: after a second, a few a second. */
  due(): { tokens: number; of: number; ms?: number } | undefined
}

const firstMs = 1_000
const everyMs = 300
const sums = 5

/**
 * Progress over a prompt of `of` tokens whose first `from` are ready. A token takes longer the more stand before it, so the
 * rest is foretold by a line through what was measured: milliseconds a token over its place.
 */
export function createPrefillProgress(
  from: number,
  of: number,
  clock: () => number = () => performance.now(),
): PrefillProgress {
  const started = clock()
  let shown = started + firstMs - everyMs
  let at = from
  const line = Array.from({ length: sums }, () => 0) as [number, number, number, number, number]

  const rest = (): number | undefined => {
    const [weight, x, y, xx, xy] = line
    if (weight === 0) return undefined
    const spread = weight * xx - x * x
    const slope = spread > 0 ? Math.max(0, (weight * xy - x * y) / spread) : 0
    const base = Math.max(0, (y - slope * x) / weight)
    return (of - at) * (base + (slope * (of + at)) / 2)
  }

  return {
    record(tokens, ms) {
      const place = at + tokens / 2
      const each = ms / tokens
      line[0] += tokens
      line[1] += tokens * place
      line[2] += tokens * each
      line[3] += tokens * place * place
      line[4] += tokens * place * each
      at += tokens
    },
    due() {
      const now = clock()
      if (now - started < firstMs || now - shown < everyMs) return undefined
      shown = now
      const ms = rest()
      return { tokens: at, of, ...(ms === undefined ? {} : { ms }) }
    },
  }
}
