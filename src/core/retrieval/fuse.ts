/** Scores of one side by candidate id; higher is better. */
export type Side = { scores: ReadonlyMap<string, number>; weight: number }

/**
 * Candidate ids with the weighted sum of their normalised scores (standard deviations from the side's mean), best
 * first; ties in the order of the ids. A candidate that a side could not score is judged by its other sides alone.
 */
export function fuse(sides: readonly Side[]): { id: string; score: number }[] {
  const whole = sides.reduce((sum, side) => sum + side.weight, 0)
  const sums = new Map<string, { sum: number; weight: number }>()
  for (const { scores, weight } of sides) {
    const scale = normaliser([...scores.values()])
    for (const [id, score] of scores) {
      const known = sums.get(id) ?? { sum: 0, weight: 0 }
      sums.set(id, { sum: known.sum + weight * scale(score), weight: known.weight + weight })
    }
  }
  return [...sums]
    .map(([id, { sum, weight }]) => ({ id, score: weight > 0 ? (sum / weight) * whole : 0 }))
    .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
}

function normaliser(values: readonly number[]): (value: number) => number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length))
  return (value) => (spread > 1e-9 ? (value - mean) / spread : 0)
}
