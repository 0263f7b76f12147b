import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { type Line, lineOf } from '../pdf-layout/line.ts'
import { type HeadPart, headParts, headStart } from './figure-head.ts'
import { type FigureLine, figureLine, type LineCell } from './figure-lines.ts'
import { columnAt, type FigureRun, figureRuns } from './figure-runs.ts'
import { type HeadCell, headOf } from './table-header.ts'

/** Font sizes from one line of a label to its next. */
const tightStep = 1.6
/** Share of the labels' column that a line of a label fills which goes on. */
const fullShare = 0.75

type Row = { lines: Line[]; cells: Line[][] }

/** Lines with those that make tables of figures as their rows: labels, and figures in columns that no lines part. */
export function withFigures(page: PdfCharacters, lines: readonly Line[]): Line[] {
  const read = lines.map((line) => figureLine(page, line))
  const found: Line[] = []
  let at = 0
  for (const run of figureRuns(read)) {
    const start = Math.max(at, headStart(read, run))
    found.push(...lines.slice(at, start))
    const parts = headRows(read.slice(start, run.from), run)
    const header = headsAll(parts, run) ? headOf(parts.map(({ heads }) => heads)) : undefined
    const rows = [...parts, ...bodyRows(read, run)]
    found.push(...rows.map((row) => rowLine(row, header)))
    at = run.to
  }
  return [...found, ...lines.slice(at)]
}

function rowLine({ lines, cells }: Row, header: string | undefined): Line {
  const fragments = cells.flat().flatMap((line) => line.fragments)
  return { ...lineOf(fragments), baseline: lines.at(-1)?.baseline ?? 0, fragments, row: { cells, header } }
}

/** The head's lines, those on one baseline a row, with what stands over each column. */
function headRows(
  lines: readonly FigureLine[],
  { columns }: FigureRun,
): (Row & { heads: HeadCell[]; isClear: boolean })[] {
  const rows: FigureLine[][] = []
  for (const line of lines.toSorted((a, b) => a.line.baseline - b.line.baseline)) {
    const first = rows.at(-1)?.[0]?.line
    if (first && line.line.baseline - first.baseline < 0.4 * first.size) rows.at(-1)?.push(line)
    else rows.push([line])
  }
  return rows.map((row, nth) => {
    const cells = row.flatMap(({ label }) => label).sort((a, b) => a.left - b.left)
    const found = headParts(cells, columns)
    const parts = found ?? cells.map((cell) => ({ cell, from: -1, to: -1 }))
    // Labels of groups below the heads head no column.
    const isHead = parts.some((part) => part.from >= 0)
    const places = [-1, ...columns.keys()]
    return {
      lines: row.map(({ line }) => line),
      cells: places.map((place) =>
        parts.filter(({ from }) => from === place).map(({ cell }) => lineOf(cell.fragments)),
      ),
      isClear: found !== undefined,
      heads: places.map((place) => headAt(isHead ? parts : [], place, nth)),
    }
  })
}

/** Whether it is clear what heads each column. */
function headsAll(rows: readonly { heads: HeadCell[]; isClear: boolean }[], { columns }: FigureRun): boolean {
  const isHeaded = (at: number): boolean => rows.some(({ heads }) => (heads[at + 1]?.text ?? '') !== '')
  return rows.every(({ isClear }) => isClear) && columns.every((_, at) => isHeaded(at))
}

function headAt(parts: readonly HeadPart[], place: number, row: number): HeadCell {
  const own = parts.filter(({ from, to }) => from <= place && to >= place)
  const id = row * 1000 + parts.indexOf(own[0] as HeadPart)
  return { id, text: own.map(({ cell }) => cell.text).join(' '), bold: false }
}

function bodyRows(read: readonly FigureLine[], { from, to, columns }: FigureRun): Row[] {
  const rows: Row[] = []
  let waiting: FigureLine[] = []
  const left = Math.min(...read.slice(from, to).flatMap(({ label }) => label.map((cell) => cell.left)))
  const room = (columns[0]?.left ?? 0) - left
  for (const own of read.slice(from, to)) {
    const before = waiting.at(-1)
    if (before && !goesOn(before, own, room)) {
      rows.push(labelRow(waiting, columns.length))
      waiting = []
    }
    waiting.push(own)
    if (own.figures.length === 0) continue
    const cells = columns.map((_, at) =>
      own.figures.filter((cell) => columnAt(columns, cell) === at).map((cell) => lineOf(cell.fragments)),
    )
    rows.push({ lines: waiting.map(({ line }) => line), cells: [labelOf(waiting), ...cells] })
    waiting = []
  }
  return rows
}

function labelRow(lines: readonly FigureLine[], columns: number): Row {
  return { lines: lines.map(({ line }) => line), cells: [labelOf(lines), ...Array.from({ length: columns }, () => [])] }
}

function labelOf(lines: readonly FigureLine[]): Line[] {
  return lines.flatMap(({ label }) => label.map((cell: LineCell) => lineOf(cell.fragments)))
}

/** Whether a label goes on from the line before, which has no figures. */
function goesOn({ line, label: [before] }: FigureLine, next: FigureLine, room: number): boolean {
  const [after] = next.label
  if (!before || !after || /[:.]$/.test(before.text)) return false
  if (next.line.baseline - line.baseline > tightStep * line.size || next.line.bold !== line.bold) return false
  return /^[\p{Ll}(]/u.test(after.text) || before.right - before.left > fullShare * room
}
