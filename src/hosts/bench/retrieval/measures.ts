import type { Range } from './corpora.ts'

/** Overlapping ranges joined. */
export function union(ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const range of [...ranges].sort((left, right) => left.start - right.start)) {
    const last = joined.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ ...range })
  }
  return joined
}

/** Characters in ranges that do not overlap. */
export function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, range) => sum + range.end - range.start, 0)
}

/** Characters that two lists of ranges share; neither list overlaps itself. */
export function sharedLength(left: readonly Range[], right: readonly Range[]): number {
  let sum = 0
  for (const a of left) for (const b of right) sum += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return sum
}

/** nDCG over the first ten with binary judgements. */
export function ndcgAt10(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const gain = (at: number): number => 1 / Math.log2(at + 2)
  const found = ranked.slice(0, 10).reduce((sum, id, at) => (relevant.has(id) ? sum + gain(at) : sum), 0)
  const best = Array.from({ length: Math.min(10, relevant.size) }, (_, at) => gain(at)).reduce(
    (sum, each) => sum + each,
    0,
  )
  return best === 0 ? 0 : found / best
}

/** The arithmetic mean; NaN for none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
