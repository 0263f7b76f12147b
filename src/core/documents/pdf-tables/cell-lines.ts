import type { Fragment } from '../pdf-layout/fragment.ts'
import { type Line, linesOf } from '../pdf-layout/line.ts'

/** The lines of a cell. The engine's order holds unless it leads up the page. */
export function cellLines(fragments: readonly Fragment[]): Line[] {
  const lines = linesOf(fragments)
  const isOrdered = lines.every((line, at) => {
    const before = lines[at - 1]
    return !before || before.turn !== line.turn || line.baseline > before.baseline
  })
  return isOrdered ? lines : linesOf(rowsOf(fragments).flat())
}

/** Fragments by their baselines, from the top, each row from the left. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = []
  for (const fragment of fragments.toSorted((a, b) => a.turn - b.turn || a.baseline - b.baseline)) {
    const first = rows.at(-1)?.[0]
    const beside = first?.turn === fragment.turn && fragment.baseline - first.baseline < 0.4 * fragment.size
    if (beside) rows.at(-1)?.push(fragment)
    else rows.push([fragment])
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left))
}
