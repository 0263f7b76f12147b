import type { Line } from './line.ts'

/** Where the text of a document begins: headings stand there or in the middle, heads of table columns do not. */
export type Margins = {
  add(line: Line): void
  /** Whether a line starts at a usual left edge of prose, or is centred between `lines`' outer edges. */
  holds(line: Line, lines: readonly Line[]): boolean
}

const proseLetters = 25
/** Edges are compared in steps of this many points. */
const step = 4
const leastShare = 0.04

/** Learns the left edges of prose from all lines of a document. */
export function margins(): Margins {
  const edges = new Map<number, number>()
  let all = 0
  return {
    add(line) {
      if (line.letters < proseLetters || line.fragments.length > 1 || line.row) return
      const edge = Math.round(line.left / step)
      edges.set(edge, (edges.get(edge) ?? 0) + 1)
      all += 1
    },
    holds(line, lines) {
      if (all < 5) return true
      const edge = Math.round(line.left / step)
      let near = 0
      for (let at = edge - 2; at <= edge + 2; at++) near += edges.get(at) ?? 0
      if (near >= Math.max(2, all * leastShare)) return true
      const own = lines.filter((other) => other.turn === line.turn)
      const left = Math.min(...own.map((other) => other.left))
      const right = Math.max(...own.map((other) => other.right))
      const centred = line.letters >= 12 && Math.abs(line.left + line.right - left - right) < 16
      return line.left <= left + 1 || centred
    },
  }
}
