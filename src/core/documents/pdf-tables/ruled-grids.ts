import { disjointSets } from './disjoint-sets.ts'
import { nearest, type Rule, type Rules } from './rules.ts'

/**
 * Cells that lines draw: column `c` lies between `xs[c]` and `xs[c + 1]`, row `r` between `ys[r]` and `ys[r + 1]`.
 * `regions[r][c]` numbers the cell that this place belongs to; a cell that spans several places has one number.
 */
export type Grid = { xs: readonly number[]; ys: readonly number[]; regions: readonly (readonly number[])[] }

/** Lines that end this near to another touch it. */
const reach = 3.5
/** Lines of a drawing, not of a table. */
const mostRules = 800
const mostPlaces = 20_000
/** Points: no text stands between lines nearer than this. */
const narrowest = 6
/** Share of a side that must be drawn to part two cells. */
const drawnShare = 0.5

/** Grids of lines that touch, the largest first. Sides that are not drawn are where the lines across end. */
export function ruledGrids({ level, upright }: Rules): Grid[] {
  if (level.length === 0 || upright.length === 0 || level.length > mostRules || upright.length > mostRules) return []
  return touching(level, upright)
    .flatMap((group) => gridOf(group) ?? [])
    .sort((a, b) => areaOf(b) - areaOf(a))
}

type Group = { level: Rule[]; upright: Rule[] }

function touching(level: readonly Rule[], upright: readonly Rule[]): Group[] {
  const sets = disjointSets(level.length + upright.length)
  for (const [row, across] of level.entries())
    for (const [column, down] of upright.entries())
      if (isWithin(down.at, across) && isWithin(across.at, down)) sets.join(row, level.length + column)
  const groups = new Map<number, Group>()
  const groupOf = (index: number): Group => {
    const key = sets.rootOf(index)
    const group = groups.get(key) ?? { level: [], upright: [] }
    groups.set(key, group)
    return group
  }
  for (const [index, rule] of level.entries()) groupOf(index).level.push(rule)
  for (const [index, rule] of upright.entries()) groupOf(level.length + index).upright.push(rule)
  return [...groups.values()]
}

function isWithin(at: number, { from, to }: Rule): boolean {
  return at >= from - reach && at <= to + reach
}

function gridOf({ level, upright }: Group): Grid | undefined {
  if (level.length === 0 || upright.length === 0) return undefined
  const xs = edges(upright, level)
  const ys = edges(level, upright)
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 2 || rows < 2 || columns * rows > mostPlaces) return undefined
  const sets = disjointSets(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = row * columns + column
      if (column + 1 < columns && !isDrawn(upright, xs[column + 1], ys[row], ys[row + 1])) sets.join(place, place + 1)
      if (row + 1 < rows && !isDrawn(level, ys[row + 1], xs[column], xs[column + 1])) sets.join(place, place + columns)
    }
  }
  const regions = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => sets.rootOf(row * columns + column)),
  )
  return { xs, ys, regions }
}

/**
 * Where lines of one direction stand, and the furthest ends of those of the other. Of two that are too near for text
 * between them, as where the text of a cell is shaded beside its line, the longer one.
 */
function edges(rules: readonly Rule[], across: readonly Rule[]): number[] {
  const [first, last] = ends(across)
  const all = [
    ...rules.map(({ at, from, to }) => ({ at, length: to - from })),
    { at: first, length: Number.MAX_VALUE },
    { at: last, length: Number.MAX_VALUE },
  ].sort((a, b) => a.at - b.at)
  const apart: { at: number; length: number }[] = []
  for (const edge of all) {
    const before = apart.at(-1)
    if (!before || edge.at - before.at > narrowest) apart.push({ ...edge })
    else if (edge.at - before.at <= nearest + 1) before.length += edge.length
    else if (edge.length > before.length) apart[apart.length - 1] = { ...edge }
  }
  return apart.map(({ at }) => at)
}

function ends(rules: readonly Rule[]): [number, number] {
  return [Math.min(...rules.map(({ from }) => from)), Math.max(...rules.map(({ to }) => to))]
}

function isDrawn(rules: readonly Rule[], at = 0, from = 0, to = 0): boolean {
  let drawn = 0
  for (const rule of rules) {
    if (Math.abs(rule.at - at) > nearest + 1) continue
    drawn += Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from))
  }
  return drawn >= (to - from) * drawnShare
}

function areaOf({ xs, ys }: Grid): number {
  return ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0))
}

/**
 * The columns of a grid, each as the places that make it: places that no row parts but where it does not part them from
 * the one before are one column, whose side is jagged.
 */
export function columnsOf({ xs, regions }: Grid): number[][] {
  const columns: number[][] = []
  for (let place = 0; place < xs.length - 1; place++) {
    const [last, before] = [place - 1, place - 2]
    const isSame =
      place > 0 && regions.every((row) => row[last] === row[place] || (before >= 0 && row[before] === row[last]))
    if (isSame) columns.at(-1)?.push(place)
    else columns.push([place])
  }
  return columns
}
