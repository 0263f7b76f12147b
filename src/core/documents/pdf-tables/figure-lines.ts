import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import type { Fragment } from '../pdf-layout/fragment.ts'
import { fragmentText } from '../pdf-layout/fragment-text.ts'
import type { Line } from '../pdf-layout/line.ts'
import { isFigure, isYear } from './figures.ts'

/** Fragments of a line that are one cell: a currency sign and its number, a number and its per cent sign. */
export type LineCell = { fragments: Fragment[]; text: string; left: number; right: number }

/** A line as its label, what stands before the figures, and its figures; years alone are none. */
export type FigureLine = { line: Line; label: LineCell[]; figures: LineCell[] }

/** A line parted before its first figure. */
export function figureLine(page: PdfCharacters, line: Line): FigureLine {
  const cells = line.row || line.turn !== 0 ? [] : cellsOf(page, line)
  const first = cells.findIndex((_, at) => cells.slice(at).every(({ text }) => isFigure(text)))
  const figures = first < 0 ? [] : cells.slice(first)
  const heads = figures.every(({ text }) => isYear(text))
  return heads ? { line, label: cells, figures: [] } : { line, label: cells.slice(0, first), figures }
}

function cellsOf(page: PdfCharacters, line: Line): LineCell[] {
  const cells: LineCell[] = []
  for (const fragment of line.fragments) {
    const text = fragmentText(page, fragment)
    const last = cells.at(-1)
    if (last && (/^[-(]?[$€£¥(]$/.test(last.text) || /^[%)]+$/.test(text))) {
      last.fragments.push(fragment)
      last.text += text
      last.right = Math.max(last.right, fragment.right)
    } else cells.push({ fragments: [fragment], text, left: fragment.left, right: fragment.right })
  }
  return cells
}
