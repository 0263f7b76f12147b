import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { withFigures } from '../pdf-tables/figure-tables.ts'
import { rowLines } from '../pdf-tables/row-lines.ts'
import { withTables } from '../pdf-tables/tables-of-page.ts'
import type { Fragment } from './fragment.ts'
import { fragmentsOf } from './fragments-of.ts'
import { type Line, lineOf, linesOf } from './line.ts'
import { partColumns, proseLetters } from './part-columns.ts'

/** Lines of a page in reading order; the rows of tables with drawn cells, and of tables of figures, are a line each. */
export function linesOfPage(page: PdfCharacters): Line[] {
  const { fragments, tables } = withTables(page, fragmentsOf(page))
  const lines = readingOrder(fragments).flatMap((line) => {
    const [whole] = line.fragments
    const table = whole && tables.get(whole)
    return table ? rowLines(table, whole) : [line]
  })
  return withFigures(page, lines)
}

/**
 * Lines of a page in reading order. The engine's order, which is mostly the author's, holds unless it is seen to jump
 * about; two columns that were written row by row are parted. Text in other directions follows the main text.
 */
function readingOrder(fragments: readonly Fragment[]): Line[] {
  const turns = [...new Set(fragments.map((fragment) => fragment.turn))]
  const weight = (turn: number): number =>
    fragments.reduce((sum, fragment) => sum + (fragment.turn === turn ? fragment.letters : 0), 0)
  turns.sort((a, b) => weight(b) - weight(a))
  return turns.flatMap((turn) => {
    const own = turns.length === 1 ? fragments : fragments.filter((fragment) => fragment.turn === turn)
    const lines = linesOf(own)
    return partColumns(isDisordered(lines) ? byPlace(own) : lines)
  })
}

/** Steps up the page that do not lead to a column further right. */
function isDisordered(lines: readonly Line[]): boolean {
  let jumps = 0
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1] as Line, lines[i] as Line]
    if (after.baseline < before.baseline - 2 * before.size && after.left < before.right - before.size) jumps += 1
  }
  return jumps > 3 + lines.length * 0.06
}

/** Recursive cuts through white space: side by side only where both sides are prose, else top to bottom. */
function byPlace(fragments: readonly Fragment[]): Line[] {
  const columns = cut(fragments, 'across')
  if (columns?.every(isProse)) return columns.flatMap(byPlace)
  const bands = cut(fragments, 'down')
  if (bands) return bands.flatMap(byPlace)
  return rows(fragments)
}

function isProse(fragments: readonly Fragment[]): boolean {
  const letters = fragments.map((fragment) => fragment.letters).sort((a, b) => a - b)
  return letters.length >= 3 && (letters[letters.length >> 1] ?? 0) >= proseLetters
}

/** Parts fragments at the widest empty stripe, or undefined where there is none of at least a line's width. */
function cut(fragments: readonly Fragment[], direction: 'across' | 'down'): [Fragment[], Fragment[]] | undefined {
  const low = direction === 'across' ? 'left' : 'top'
  const high = direction === 'across' ? 'right' : 'bottom'
  const sorted = fragments.toSorted((a, b) => a[low] - b[low])
  let reach = sorted[0]?.[high] ?? 0
  let best = { gap: direction === 'across' ? 8 : 3, at: 0 }
  for (let i = 1; i < sorted.length; i++) {
    const next = sorted[i] as Fragment
    if (next[low] - reach > best.gap) best = { gap: next[low] - reach, at: i }
    reach = Math.max(reach, next[high])
  }
  return best.at === 0 ? undefined : [sorted.slice(0, best.at), sorted.slice(best.at)]
}

function rows(fragments: readonly Fragment[]): Line[] {
  const groups: Fragment[][] = []
  for (const fragment of fragments.toSorted((a, b) => a.baseline - b.baseline)) {
    const group = groups.at(-1)
    if (fragment.isTable) groups.push([fragment])
    else if (group && !group[0]?.isTable && fragment.baseline - (group[0] as Fragment).baseline < 0.4 * fragment.size)
      group.push(fragment)
    else groups.push([fragment])
  }
  return groups.map((group) => lineOf(group.sort((a, b) => a.left - b.left)))
}
