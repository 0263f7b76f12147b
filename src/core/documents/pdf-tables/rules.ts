/** A straight line: `at` is its y (level) or x (upright), `from` and `to` are its ends, in points. */
export type Rule = { at: number; from: number; to: number }
export type Rules = { level: readonly Rule[]; upright: readonly Rule[] }

/** Lines nearer than this are one line, drawn twice or double. */
export const nearest = 2.5
/** Gaps up to this between the dashes or dots of a line. */
const widestGap = 3.5
const shortest = 5

/** Lines as in `PdfCharacters.rules`, those that go on from each other joined, in order of `at`. */
export function joinRules(drawn: readonly number[]): Rules {
  const [level, upright]: [Rule[], Rule[]] = [[], []]
  for (let i = 0; i + 3 < drawn.length; i += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = drawn.slice(i, i + 4)
    if (x2 - x1 > y2 - y1) level.push({ at: (y1 + y2) / 2, from: x1, to: x2 })
    else upright.push({ at: (x1 + x2) / 2, from: y1, to: y2 })
  }
  return { level: joined(level), upright: joined(upright) }
}

/**
 * Sides of shaded areas that begin and end where lines stand or end: a cell's own shade parts it from its neighbours,
 * as a line would; the shade of a paragraph in a cell does not. Both as in `PdfCharacters`.
 */
export function fittingShades(shades: readonly number[], { level, upright }: Rules): number[] {
  const xs = [...upright.map(({ at }) => at), ...level.flatMap(({ from, to }) => [from, to])]
  const ys = [...level.map(({ at }) => at), ...upright.flatMap(({ from, to }) => [from, to])]
  const isNear = (places: readonly number[], at: number): boolean =>
    places.some((place) => Math.abs(place - at) <= nearest)
  const fitting: number[] = []
  for (let i = 0; i + 3 < shades.length; i += 4) {
    const [x1, y1, x2, y2] = shades.slice(i, i + 4) as [number, number, number, number]
    if (x2 - x1 > y2 - y1 ? isNear(xs, x1) && isNear(xs, x2) : isNear(ys, y1) && isNear(ys, y2))
      fitting.push(x1, y1, x2, y2)
  }
  return fitting
}

function joined(rules: Rule[]): Rule[] {
  return clusters(rules).flatMap((cluster) => {
    const at = cluster.reduce((sum, rule) => sum + rule.at, 0) / cluster.length
    const runs: Rule[] = []
    for (const { from, to } of cluster.sort((a, b) => a.from - b.from)) {
      const last = runs.at(-1)
      if (last && from <= last.to + widestGap) last.to = Math.max(last.to, to)
      else runs.push({ at, from, to })
    }
    return runs.filter((run) => run.to - run.from >= shortest)
  })
}

function clusters(rules: Rule[]): Rule[][] {
  const found: Rule[][] = []
  for (const rule of rules.sort((a, b) => a.at - b.at)) {
    const first = found.at(-1)?.[0]
    if (first && rule.at - first.at <= nearest) found.at(-1)?.push(rule)
    else found.push([rule])
  }
  return found
}
