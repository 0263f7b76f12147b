import type { Fragment } from './fragment.ts'
import { type Line, lineOf } from './line.ts'

/** A fragment this long is prose, not a cell. */
export const proseLetters = 18
const leastLines = 5
const leastGutter = 4

type Row = { line: Line; left: Fragment | undefined; right: Fragment | undefined }
type Run = { rows: Row[]; gutterLeft: number; gutterRight: number }

/** Two columns that were written row by row become the left column, then the right. Other lines stay as they are. */
export function partColumns(lines: readonly Line[]): Line[] {
  const ordered: Line[] = []
  let run: Run | undefined
  const finish = (): void => {
    if (run) ordered.push(...columnsOf(run))
    run = undefined
  }
  for (const line of lines) {
    const row = run && rowOf(line, run)
    if (run && row) {
      run.rows.push(row)
      continue
    }
    finish()
    const [left, right] = line.fragments
    if (left && right && line.fragments.length === 2 && isProse(left) && isProse(right)) {
      run = { rows: [{ line, left, right }], gutterLeft: left.right, gutterRight: right.left }
    } else ordered.push(line)
  }
  finish()
  return ordered
}

function isProse(fragment: Fragment): boolean {
  return fragment.letters >= proseLetters
}

/** A line as the next row of a run: two pieces about its gutter, or, once the run is sure, any that keep clear of it. */
function rowOf(line: Line, run: Run): Row | undefined {
  const [first, second] = line.fragments
  const last = run.rows.at(-1)?.line
  if (!first || !last || first.isTable || line.fragments.length > 2) return undefined
  const step = line.baseline - last.baseline
  if (step <= 0 || step > 2.5 * line.size) return undefined
  const sure = run.rows.length >= leastLines - 2
  const left = second ? first : first.right <= run.gutterRight ? first : undefined
  const right = second ?? (left ? undefined : first)
  if ((!second || !isProse(first) || !isProse(second)) && !sure) return undefined
  const gutterLeft = Math.max(run.gutterLeft, left?.right ?? 0)
  const gutterRight = Math.min(run.gutterRight, right?.left ?? Number.POSITIVE_INFINITY)
  if (gutterRight - gutterLeft < leastGutter) return undefined
  run.gutterLeft = gutterLeft
  run.gutterRight = gutterRight
  return { line, left, right }
}

function columnsOf({ rows }: Run): Line[] {
  if (rows.length < leastLines) return rows.map(({ line }) => line)
  const column = (side: 'left' | 'right'): Line[] => rows.flatMap((row) => (row[side] ? [lineOf([row[side]])] : []))
  return [...column('left'), ...column('right')]
}
