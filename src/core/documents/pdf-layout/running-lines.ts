import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { lineText } from './fragment-text.ts'
import type { Line } from './line.ts'

/** A page between reading its characters and writing its text. */
export type LaidPage = { number: number; characters: PdfCharacters; lines: Line[]; edges: Edge[] }
/** A line at the page's top or bottom edge. `key` is its text with numbers made alike. */
type Edge = { line: Line; key: string; text: string; side: 'top' | 'bottom'; rank: number }

const linesPerEdge = 4
/** Share of the text's height at each end where running lines stand. */
const edgeZone = 0.14

/** A page with the lines at its edges made ready for comparison. */
export function layPage(number: number, characters: PdfCharacters, lines: Line[]): LaidPage {
  const upright = lines.filter((line) => line.turn === (lines[0]?.turn ?? 0)).sort((a, b) => a.baseline - b.baseline)
  // Some pages are set on the upper half of the sheet: the edges are those of the text.
  const top = Math.min(...upright.map((line) => line.top))
  const bottom = Math.max(...upright.map((line) => line.bottom))
  const zone = (bottom - top) * edgeZone
  const edges = (['top', 'bottom'] as const).flatMap((side) =>
    grouped(side === 'top' ? upright : upright.toReversed())
      .slice(0, linesPerEdge)
      .flatMap((group, rank) => group.map((line) => ({ line, rank })))
      .filter(({ line }) => (side === 'top' ? line.bottom < top + zone : line.top > bottom - zone))
      .map(({ line, rank }) => {
        const text = lineText(characters, line)
        return { line, rank, side, text, key: text.replace(/\d+|\b[ivxlc]+\b/gi, '#').toLowerCase() }
      }),
  )
  return { number, characters, lines, edges }
}

/** Lines on one baseline belong together, as the left and right part of a header. */
function grouped(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    if (group && Math.abs((group[0] as Line).baseline - line.baseline) < 2) group.push(line)
    else groups.push([line])
  }
  return groups
}

/**
 * Lines of a page that are left out of its text: page numbers, and running headers and footers that stood on an
 * earlier page already. Where a running line first stands it stays, so that nothing of a document is lost. Edges are
 * peeled from outside in: a line is looked at only if all lines between it and the edge run.
 */
export function runningLines(page: LaidPage, around: readonly LaidPage[], seen: Set<string>): Set<Line> {
  const left = new Set<Line>()
  for (const side of ['top', 'bottom'] as const) {
    for (let rank = 0; rank < linesPerEdge; rank++) {
      const own = page.edges.filter((edge) => edge.side === side && edge.rank === rank)
      if (own.length === 0) break
      let all = true
      for (const edge of own) {
        if (isPageNumber(edge, page, around)) left.add(edge.line)
        else if (isRunning(edge, page, around)) {
          const known = `${side} ${edge.key}`
          if (seen.has(known)) left.add(edge.line)
          seen.add(known)
        } else all = false
      }
      if (!all) break
    }
  }
  return left
}

/** The same words at the same height on a neighbouring page (every page, or left and right pages in turn). */
function isRunning(edge: Edge, page: LaidPage, around: readonly LaidPage[]): boolean {
  if (!/\p{L}/u.test(edge.key)) return false
  const others = around.filter((other) => other !== page && other.edges.some((candidate) => isLike(candidate, edge)))
  const near = others.filter((other) => Math.abs(other.number - page.number) <= 2)
  return near.length >= 1 && (others.length >= 2 || around.length <= 4)
}

function isLike(a: Edge, b: Edge): boolean {
  return a.side === b.side && a.key === b.key && Math.abs(a.line.baseline - b.line.baseline) < 4
}

/** A number that grows with the pages, alone on its line or between dashes, or "Page n of m". */
function isPageNumber(edge: Edge, page: LaidPage, around: readonly LaidPage[]): boolean {
  const number = numberOf(edge.text)
  if (number === undefined) return false
  return around.some(
    (other) =>
      other !== page &&
      other.edges.some((candidate) => {
        const theirs = candidate.side === edge.side ? numberOf(candidate.text) : undefined
        return theirs !== undefined && theirs - number === other.number - page.number
      }),
  )
}

function numberOf(text: string): number | undefined {
  const found =
    /^(?:page|seite|p\.)?\s*[-–—|[(]?\s*(?:[A-Z]-)?(\d{1,4})\s*[-–—|\])]?(?:\s*(?:of|\/|von)\s*\d{1,4})?$/i.exec(
      text.trim(),
    )
  if (found) return Number(found[1])
  return /^[ivx]{1,6}$/i.test(text.trim()) ? roman(text.trim().toLowerCase()) : undefined
}

function roman(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 }
  return [...text].reduce((sum, letter, at) => {
    const own = values[letter] ?? 0
    return sum + (own < (values[text[at + 1] ?? ''] ?? 0) ? -own : own)
  }, 0)
}
