import type { Fragment } from './fragment.ts'

/** Fragments on one baseline, in reading order; more than one where wide gaps part them. */
export type Line = {
  fragments: Fragment[]
  left: number
  right: number
  top: number
  bottom: number
  baseline: number
  size: number
  bold: boolean
  mono: boolean
  letters: number
  turn: number
  /** A row of a table: its cells, which hold all its fragments, and the header of its table. */
  row?: { cells: readonly (readonly Line[])[]; header: string | undefined }
}

/** Joins fragments that follow each other on one baseline. */
export function linesOf(fragments: readonly Fragment[]): Line[] {
  const lines: Line[] = []
  for (const fragment of fragments) {
    const last = lines.at(-1)
    if (last && sameLine(last, fragment)) addFragment(last, fragment)
    else lines.push(lineOf([fragment]))
  }
  return lines
}

/** A line made of fragments, leftmost first as given. */
export function lineOf(fragments: Fragment[]): Line {
  const first = fragments[0] as Fragment
  const { left, right, top, bottom, baseline, size, bold, mono, letters, turn } = first
  const line: Line = { fragments: [first], left, right, top, bottom, baseline, size, bold, mono, letters, turn }
  for (const fragment of fragments.slice(1)) addFragment(line, fragment)
  return line
}

function sameLine(line: Line, next: Fragment): boolean {
  const last = line.fragments.at(-1) as Fragment
  if (last.isTable || next.isTable) return false
  const size = Math.max(line.size, next.size)
  if (next.turn !== line.turn || Math.abs(next.baseline - line.baseline) > 0.4 * size) return false
  return next.left > last.right - size * 0.3 || next.right < last.left + size * 0.3
}

function addFragment(line: Line, next: Fragment): void {
  line.fragments.push(next)
  line.left = Math.min(line.left, next.left)
  line.right = Math.max(line.right, next.right)
  line.top = Math.min(line.top, next.top)
  line.bottom = Math.max(line.bottom, next.bottom)
  if (next.letters > line.letters / 2 && next.size > line.size) line.baseline = next.baseline
  if (next.letters > line.letters) {
    line.size = next.size
    line.mono = next.mono
  }
  line.bold = line.bold && next.bold
  line.letters += next.letters
}
