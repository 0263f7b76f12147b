/** One measured figure. `ratio` is value over `baseline`, both from the same run; `holds` says whether `goal` is met. */
export type Figure = {
  bench: string
  metric: string
  value: number
  unit: string
  baseline?: number
  ratio?: number
  goal?: string
  holds?: boolean
}

/** Reports one figure of the running bench. */
export type Report = (
  metric: string,
  value: number,
  unit: string,
  extra?: Pick<Figure, 'baseline' | 'ratio' | 'goal' | 'holds'>,
) => void

/** A bench by name. `long`: left out without its name unless `--full` is given. */
export type Bench = {
  name: string
  long?: boolean
  run(report: Report, options: { full: boolean }): Promise<void>
}

/** The value below which a share of the values lies (0.5: median), by linear interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}
