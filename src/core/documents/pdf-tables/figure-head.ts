import type { FigureLine, LineCell } from './figure-lines.ts'
import type { Column, FigureRun } from './figure-runs.ts'
import { isYear } from './figures.ts'

/** A cell of the head of a table of figures, over the columns `from` to `to` (inclusive); the labels' column is -1. */
export type HeadPart = { cell: LineCell; from: number; to: number }

const mostLines = 9
/** Font sizes over the first row. */
const highest = 6.5
const longest = 48
/** Points by which a head may be off one column before it is taken to stand over several. */
const oneColumn = 5
/** Share of a column's width that a head over it covers, where it covers any. */
const coveredShare = 0.1
const farAway = 1000
/** Share of the width of several columns by which the middle of their head may be off theirs. */
const offMiddle = 0.15
/** Words of heads over the years or quarters below. */
const period = /\b(?:ended|ending|months|weeks|quarters?|years?|(?:19|20)\d\d|in (?:thousands|millions|billions))\b/i
/** Figures with a unit of their own, which stand in a table's body. */
const measured = /^[-($€£¥]*\d[\d,.]*\)?\s*(?:%|pts|bps|x)?$/i

/**
 * Where the head of a run begins: the lines right before it that stand over its columns. Heads are not longer than a few
 * words, nor larger than the figures.
 */
export function headStart(lines: readonly FigureLine[], run: FigureRun): number {
  const first = lines[run.from] as FigureLine
  let start = run.from
  for (let at = run.from - 1; at >= 0 && run.from - at <= mostLines; at--) {
    const head = lines[at] as FigureLine
    const { line, label, figures } = head
    const height = first.line.baseline - line.baseline
    if (figures.length > 0 || label.length === 0 || height <= 0 || height > highest * first.line.size) break
    if (line.size > first.line.size * 1.15 || line.row || line.turn !== 0) break
    if (label.some(({ text }) => text.length > longest || (measured.test(text) && !isYear(text)))) break
    const over = label.filter((cell) => !isOverLabels(cell, run.columns))
    // Labels of groups stand between the head and the first row, a unit before the heads on their line.
    const isAlone = label.length === 1 && over.length === 0
    if (isAlone && !/[:)]$/.test(label[0]?.text ?? '')) break
    if (!isAlone && over.length < label.length - 1) break
    if (!isAlone) start = at
  }
  return start
}

/** Whether a cell stands over the labels, not over the columns of figures. */
function isOverLabels(cell: LineCell, [first]: readonly Column[]): boolean {
  return !first || cell.left < first.left - Math.max(40, (first.right - first.left) * 0.8)
}

/**
 * The columns that each cell of a line of the head stands over: the one or the several beside each other whose middle or
 * right side is nearest to its own. No column has two cells of a line; undefined where that cannot be.
 */
export function headParts(cells: readonly LineCell[], columns: readonly Column[]): HeadPart[] | undefined {
  const even = evenParts(cells, columns)
  if (even) return even
  const parts: HeadPart[] = []
  for (const [at, cell] of cells.entries()) {
    if (isOverLabels(cell, columns)) {
      parts.push({ cell, from: -1, to: -1 })
      continue
    }
    const after = cells[at + 1]?.left ?? Number.POSITIVE_INFINITY
    const part = nearest(cell, columns, (parts.at(-1)?.to ?? -1) + 1, after)
    if (!part) return undefined
    parts.push(part)
  }
  return parts
}

/** Heads that part the columns evenly, each near the middle of its own: a period over years, units over all. */
function evenParts(cells: readonly LineCell[], columns: readonly Column[]): HeadPart[] | undefined {
  const over = cells.filter((cell) => !isOverLabels(cell, columns))
  const each = columns.length / over.length
  if (!Number.isInteger(each) || each < 2 || !over.every(({ text }) => period.test(text))) return undefined
  const parts = over.map((cell, at) => ({ cell, from: at * each, to: at * each + each - 1 }))
  const fits = parts.every(({ cell, from, to }) => {
    const [left, right] = [columns[from]?.left ?? 0, columns[to]?.right ?? 0]
    return Math.abs((cell.left + cell.right - left - right) / 2) < (right - left) * offMiddle
  })
  const labels = cells.filter((cell) => !over.includes(cell))
  return fits ? [...labels.map((cell) => ({ cell, from: -1, to: -1 })), ...parts] : undefined
}

/** `least`: the first column that is free; `after`: where the next cell begins. */
function nearest(cell: LineCell, columns: readonly Column[], least: number, after: number): HeadPart | undefined {
  let best: HeadPart | undefined
  let distance = Number.POSITIVE_INFINITY
  for (let from = least; from < columns.length; from++) {
    for (let to = from; to < columns.length; to++) {
      const [first, last] = [columns[from] as Column, columns[to] as Column]
      if (to > from && last.left > after) break
      const middle = Math.abs((first.left + last.right - cell.left - cell.right) / 2)
      const single = Math.min(middle, Math.abs(last.right - cell.right)) - oneColumn
      const misses = columns.some((column, at) => at >= least && (at < from || at > to) && covers(cell, column))
      const own = (from === to ? single : middle) + (misses ? farAway : 0)
      if (own < distance) [best, distance] = [{ cell, from, to }, own]
    }
  }
  return best
}

/** Whether a cell stands over a good part of a column. */
function covers(cell: LineCell, { left, right }: Column): boolean {
  return Math.min(right, cell.right) - Math.max(left, cell.left) > coveredShare * (right - left)
}
