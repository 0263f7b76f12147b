import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { fragmentText } from './fragment-text.ts'
import type { Line } from './line.ts'
import type { Margins } from './margins.ts'

/** Lines that make one block. A table row keeps its cells apart. */
export type LineGroup = { kind: 'prose' | 'list-item' | 'table-row' | 'code'; lines: Line[] }

const listMarker =
  /^(?:[-–—•▪◦●○■□‣·∙*]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,3})+\.?|§+ ?\d+\w?)(?=\s|$)/

/** Parts the lines of a page into blocks. `body` is the document's usual font size. */
export function groupLines(page: PdfCharacters, lines: readonly Line[], body: number, margins: Margins): LineGroup[] {
  const groups = rawGroups(page, lines, body)
  // Heads of columns stand above the rows of their table, away from where prose begins; a label stands between rows.
  for (let at = groups.length - 2; at >= 0; at--) {
    const [group, next] = [groups[at] as LineGroup, groups[at + 1] as LineGroup]
    const [line] = group.lines
    if (next.kind !== 'table-row' || next.lines[0]?.row || group.kind !== 'prose' || !line || group.lines.length > 3)
      continue
    const step = (next.lines[0]?.baseline ?? 0) - (group.lines.at(-1)?.baseline ?? 0)
    const away = group.lines.every((own) => own.letters < 45 && own.size < body * 1.3 && !margins.holds(own, lines))
    const above = groups[at - 1]
    const within =
      above?.kind === 'table-row' &&
      group.lines.length === 1 &&
      line.size < body * 1.1 &&
      line.baseline - (above.lines[0]?.baseline ?? 0) < 2 * line.size &&
      step < 2 * line.size
    if (within && line.letters < 60) group.kind = 'table-row'
    if (away && step < 6 * line.size && step > -12 * line.size) group.kind = 'table-row'
  }
  return groups
}

function rawGroups(page: PdfCharacters, lines: readonly Line[], body: number): LineGroup[] {
  const texts = lines.map((line) => line.fragments.map((fragment) => fragmentText(page, fragment)))
  const columnRight = lines.map((line) => rightEdge(line, lines))
  const leading = usualLeading(lines)
  const groups: LineGroup[] = []
  for (const [at, line] of lines.entries()) {
    const cells = texts[at] as string[]
    const marker = startsWithMarker(cells)
    if (isRow(lines, texts, at)) {
      groups.push({ kind: 'table-row', lines: [line] })
      continue
    }
    const group = groups.at(-1)
    const before = lines[at - 1]
    const continues =
      group !== undefined &&
      before !== undefined &&
      group.lines.at(-1) === before &&
      group.kind !== 'table-row' &&
      !marker &&
      continuesBlock(
        before,
        line,
        (texts[at - 1] ?? []).join(' '),
        cells.join(' '),
        columnRight[at - 1] ?? 0,
        leading,
        group.lines.length,
      )
    if (continues) {
      group.lines.push(line)
      continue
    }
    const kind = line.mono && line.size <= body ? 'code' : marker ? 'list-item' : 'prose'
    groups.push({ kind, lines: [line] })
  }
  return groups
}

function startsWithMarker(cells: readonly string[]): boolean {
  const first = cells[0] ?? ''
  return listMarker.test(first) && (first.match(listMarker)?.[0] !== first || cells.length > 1)
}

/** Two cells with a like line beside it, or three and more. A marker with a wide gap behind it is no cell. */
function isRow(lines: readonly Line[], texts: readonly string[][], at: number): boolean {
  if (lines[at]?.row) return true
  if (lines[at]?.fragments.some((fragment) => fragment.leader)) return true
  if (isOneRightToLeftRun(lines[at])) return false
  const count = cellCount(texts[at] ?? [])
  if (count >= 3) return true
  if (count < 2) return false
  return [at - 1, at + 1].some((other) => {
    const [line, beside] = [lines[at], lines[other]]
    return (
      line &&
      beside &&
      !beside.row &&
      cellCount(texts[other] ?? []) >= 2 &&
      Math.abs(beside.baseline - line.baseline) < 3.2 * line.size
    )
  })
}

/** Words of the other direction come as pieces of their own; without a wide gap they are one line of prose. */
function isOneRightToLeftRun(line: Line | undefined): boolean {
  if (!line?.fragments.some((fragment) => fragment.rightToLeft)) return false
  const sorted = line.fragments.toSorted((a, b) => a.left - b.left)
  return sorted.every((fragment, at) => fragment.left - (sorted[at - 1]?.right ?? fragment.left) < 1.6 * line.size)
}

function cellCount(cells: readonly string[]): number {
  const marked = listMarker.exec(cells[0] ?? '')?.[0] === cells[0]
  return cells.length - (marked ? 1 : 0)
}

function continuesBlock(
  before: Line,
  line: Line,
  textBefore: string,
  text: string,
  columnRight: number,
  leading: number,
  lines: number,
): boolean {
  if (before.turn !== line.turn || before.mono !== line.mono) return false
  const size = Math.max(before.size, line.size)
  const step = line.baseline - before.baseline
  const sizesDiffer = Math.abs(before.size - line.size) > 0.15 * size && Math.min(before.letters, line.letters) > 3
  if (sizesDiffer) return false
  // A line higher up is the next column's: a sentence that goes on there is one paragraph still.
  if (step < -size) return /[\p{Ll},\-\uFFFE]$/u.test(textBefore) && /^\p{Ll}/u.test(text) && before.bold === line.bold
  if (step > Math.max(leading * 1.3, size * 1.05) && step > size * 1.75) return false
  if (step > leading * 1.45 && step > size * 1.3) return false
  if (line.left > before.right || line.right < before.left) return false
  if (before.mono) return true
  if (before.bold !== line.bold && (lines === 1 || line.bold) && before.right < columnRight - 2 * size) return false
  const short = before.right < columnRight - Math.max(4 * size, (columnRight - before.left) * 0.12)
  const ended = /[.:;!?…。？！]["'”’)\]]*$/.test(textBefore)
  const indented = line.left > before.left + 0.8 * size && line.left < before.left + 6 * size
  if (ended && (short || indented)) return false
  if (short && before.bold && /^\p{Lu}/u.test(text) && !/[,-]$/.test(textBefore) && line.bold !== before.bold)
    return false
  // Lines that end far from the column's edge and start with a capital stand alone: addresses, titles.
  return !(short && /^[\p{Lu}\p{N}]/u.test(text) && before.right < before.left + (columnRight - before.left) * 0.6)
}

/** The right edge of the column that a line stands in. */
function rightEdge(line: Line, lines: readonly Line[]): number {
  let edge = line.right
  for (const other of lines) {
    if (
      other.right > edge &&
      !other.row &&
      other.turn === line.turn &&
      Math.abs(other.left - line.left) < 4 * line.size
    )
      edge = other.right
  }
  return edge
}

/** The usual step from one baseline to the next within running text. */
function usualLeading(lines: readonly Line[]): number {
  const steps: number[] = []
  for (let i = 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1] as Line, lines[i] as Line]
    const step = line.baseline - before.baseline
    if (step > 0.8 * line.size && step < 2.5 * line.size && line.letters > 15 && !line.row) steps.push(step)
  }
  steps.sort((a, b) => a - b)
  return steps[Math.floor(steps.length * 0.4)] ?? (lines[0]?.size ?? 10) * 1.2
}
