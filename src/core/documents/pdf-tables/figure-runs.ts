import type { FigureLine, LineCell } from './figure-lines.ts'

/** A column of figures: from the left of the widest to the right of all. */
export type Column = { left: number; right: number }
/** Lines `from` to `to` (exclusive) of a page that are the body of a table of figures. */
export type FigureRun = { from: number; to: number; columns: Column[] }

const leastLines = 3
/** Lines without figures that may follow each other: labels of groups, labels of two lines. */
const mostLabels = 5
/** Font sizes from one baseline to the next. */
const widestStep = 3.2
const longestLabel = 130

/** Lines one below the other whose figures stand in columns, two at least. */
export function figureRuns(lines: readonly FigureLine[]): FigureRun[] {
  const runs: FigureRun[] = []
  for (let at = 0; at < lines.length; at++) {
    const run = runFrom(lines, at)
    if (!run) continue
    runs.push(run)
    at = run.to - 1
  }
  return runs
}

function runFrom(lines: readonly FigureLine[], from: number): FigureRun | undefined {
  const first = lines[from]
  if (!first || first.figures.length < 2 || first.label.length > 1) return undefined
  let columns = first.figures.map(({ left, right }) => ({ left, right }))
  let to = from + 1
  let count = 1
  for (let at = to; at < lines.length && at - to < mostLabels; at++) {
    const [before, line] = [lines[at - 1] as FigureLine, lines[at] as FigureLine]
    const step = line.line.baseline - before.line.baseline
    if (step <= 0 || step > widestStep * first.line.size || line.label.length > 1) break
    const wider = line.figures.length > 0 ? widened(columns, line.figures) : columns
    const [label] = line.label
    if (!wider || (label && (label.right > (wider[0]?.left ?? 0) || label.text.length > longestLabel))) break
    if (line.figures.length === 0) {
      if (!label || line.line.size > first.line.size * 1.1) break
      continue
    }
    columns = wider
    to = at + 1
    count += 1
  }
  return count < leastLines ? undefined : { from, to, columns }
}

/** The columns with a line's figures, those in none in columns of their own; undefined where one stands in two. */
function widened(columns: readonly Column[], figures: readonly LineCell[]): Column[] | undefined {
  const wider = columns.map((column) => ({ ...column }))
  const used = new Set<Column>()
  for (const { left, right } of figures) {
    const over = wider.filter((column) => left < column.right && right > column.left)
    const column = over[0] ?? { left, right }
    if (over.length > 1 || used.has(column)) return undefined
    if (over.length === 0) wider.push(column)
    used.add(column)
    column.left = Math.min(column.left, left)
    column.right = Math.max(column.right, right)
  }
  wider.sort((a, b) => a.left - b.left)
  const apart = wider.every((column, at) => at === 0 || column.left > (wider[at - 1]?.right ?? 0))
  return apart ? wider : undefined
}

/** The number of the column that a figure stands in. */
export function columnAt(columns: readonly Column[], { left, right }: LineCell): number {
  return columns.findIndex((column) => left < column.right && right > column.left)
}
