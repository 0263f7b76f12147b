import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import type { Fragment } from '../pdf-layout/fragment.ts'
import { lineText } from '../pdf-layout/fragment-text.ts'
import type { Line } from '../pdf-layout/line.ts'
import { cellLines } from './cell-lines.ts'
import { columnsOf, type Grid } from './ruled-grids.ts'
import type { Table } from './table.ts'
import { type HeadCell, tableHeader } from './table-header.ts'
import { alongText, onPage } from './turned-box.ts'
import { partWords } from './word-parts.ts'

/** Letters a cell; more of them are the columns of a page that lines part. */
const mostLetters = 450
/** Share of cells that may be parted from their neighbours by a line alone; where more are, lines cross a picture. */
const mostSplit = 0.3

/**
 * The table whose cells are those of a grid, as text turned `turn` quarters sees it, made of `fragments`, which lie in it; undefined where the
 * lines draw something else: a frame, a chart, the columns of a page. `leastRows`: how many rows must have two cells.
 */
export function ruledTable(
  page: PdfCharacters,
  grid: Grid,
  turn: number,
  fragments: readonly Fragment[],
  leastRows: number,
): Table | undefined {
  const cells = new Map<number, Fragment[]>()
  let split = 0
  for (const fragment of fragments) {
    const parts = partWords(page, fragment, (left, right) => regionOf(page, grid, turn, { ...fragment, left, right }))
    split += parts.length - 1
    for (const { part, place } of parts) {
      const own = cells.get(place)
      if (own) own.push(part)
      else cells.set(place, [part])
    }
  }
  const letters = fragments.reduce((sum, fragment) => sum + fragment.letters, 0)
  if (letters > mostLetters * cells.size || split > mostSplit * cells.size) return undefined
  const across = grid.xs.length - 1
  const columns = columnsOf(grid).filter((places) =>
    [...cells.keys()].some((region) => places.includes(region % across)),
  )
  const lines = new Map([...cells].map(([region, own]) => [region, cellLines(own)]))
  const heads: HeadCell[][] = []
  const rows: { cells: Line[][] }[] = []
  for (const [at, regions] of grid.regions.entries()) {
    const begins = (place: number): boolean => regions[place] === at * across + place
    const row = columns.map((places) => places.filter(begins).flatMap((place) => lines.get(regions[place] ?? -1) ?? []))
    heads.push(columns.map((places) => headCell(page, regions[places.at(-1) ?? 0] ?? -1, lines)))
    if (row.some((cell) => cell.length > 0)) rows.push({ cells: row })
  }
  const wide = rows.filter((row) => row.cells.filter((cell) => cell.length > 0).length >= 2).length
  if (wide < leastRows || wide < rows.length / 3) return undefined
  if (fragments.filter((fragment) => fragment.rightToLeft).length > fragments.length / 2)
    for (const row of [...rows.map((each) => each.cells), ...heads]) row.reverse()
  return { rows, header: tableHeader(heads) }
}

/** The cell in which the middle of a word lies. */
function regionOf(page: PdfCharacters, { xs, ys, regions }: Grid, turn: number, word: Fragment): number {
  const { x, y } = middleOf(page, turn, word)
  return regions[bandOf(ys, y)]?.[bandOf(xs, x)] ?? -1
}

/** The middle of a fragment as text that is turned `turn` quarters sees it. */
function middleOf(page: PdfCharacters, turn: number, fragment: Fragment): { x: number; y: number } {
  const { left, right, top, bottom } = alongText(onPage(fragment, fragment.turn, page), turn, page)
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

/** The band between edges that holds a place; the first or last one for places beyond. */
function bandOf(edges: readonly number[], at: number): number {
  const next = edges.findIndex((edge, index) => index > 0 && at < edge)
  return next < 0 ? edges.length - 2 : next - 1
}

function headCell(page: PdfCharacters, id: number, cells: ReadonlyMap<number, readonly Line[]>): HeadCell {
  const lines = cells.get(id) ?? []
  const text = lines.map((line) => lineText(page, line)).join(' ')
  return { id, text, bold: lines.length > 0 && lines.every((line) => line.bold) }
}

/** Whether the middle of a fragment lies in a grid that text turned `turn` quarters sees. */
export function liesIn(page: PdfCharacters, { xs, ys }: Grid, turn: number, fragment: Fragment): boolean {
  const { x, y } = middleOf(page, turn, fragment)
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0)
}
