import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import type { Fragment } from '../pdf-layout/fragment.ts'
import { ruledGrids } from './ruled-grids.ts'
import { liesIn, ruledTable } from './ruled-table.ts'
import { fittingShades, joinRules, type Rules } from './rules.ts'
import type { Table } from './table.ts'
import { alongText } from './turned-box.ts'

/** Rows with two cells, below which lines make no table. */
const leastRuled = 2
/** Bars and boxes of charts stand side by side too. */
const leastShaded = 3

/** Fragments in the engine's order, and the tables that some of them stand for. */
type WithTables = { fragments: readonly Fragment[]; tables: ReadonlyMap<Fragment, Table> }

/**
 * A page's fragments, those of each table whose cells are drawn with lines replaced by one that stands for it, where its
 * first one stood.
 */
export function withTables(page: PdfCharacters, fragments: readonly Fragment[]): WithTables {
  const found: WithTables = { fragments, tables: new Map() }
  if (page.rules.length === 0 && page.shades.length === 0) return found
  const turns = new Set(fragments.map((fragment) => fragment.turn))
  return [...turns].reduce((before, turn) => withTurned(page, before, turn), found)
}

/** The same for tables whose text is turned `turn` quarters. */
function withTurned(page: PdfCharacters, before: WithTables, turn: number): WithTables {
  const rules = turned(page, page.rules, turn)
  const shades = turned(page, page.shades, turn)
  const fitting = fittingShades(shades, joinRules(rules))
  const ruled = withRuled(page, before, turn, joinRules([...rules, ...fitting]), leastRuled)
  return shades.length === 0 ? ruled : withRuled(page, ruled, turn, joinRules([...rules, ...shades]), leastShaded)
}

function withRuled(page: PdfCharacters, before: WithTables, turn: number, rules: Rules, leastRows: number): WithTables {
  let fragments = before.fragments
  const tables = new Map(before.tables)
  for (const grid of ruledGrids(rules)) {
    const own = fragments.filter((fragment) => !fragment.isTable && liesIn(page, grid, turn, fragment))
    const table = mainTurn(own) === turn ? ruledTable(page, grid, turn, own, leastRows) : undefined
    if (!table) continue
    const within = new Set(own)
    const whole = standIn(own, turn)
    tables.set(whole, table)
    const at = fragments.findIndex((fragment) => within.has(fragment))
    fragments = fragments.flatMap((fragment, index) =>
      index === at ? [whole] : within.has(fragment) ? [] : [fragment],
    )
  }
  return { fragments, tables }
}

/** Lines on the page as text that is turned sees them. */
function turned(page: PdfCharacters, drawn: Float32Array, turn: number): number[] {
  const seen: number[] = []
  for (let i = 0; i + 3 < drawn.length; i += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = drawn.subarray(i, i + 4)
    const { left, top, right, bottom } = alongText({ left: x1, top: y1, right: x2, bottom: y2 }, turn, page)
    seen.push(left, top, right, bottom)
  }
  return seen
}

function mainTurn(fragments: readonly Fragment[]): number | undefined {
  const letters = new Map<number, number>()
  for (const fragment of fragments) letters.set(fragment.turn, (letters.get(fragment.turn) ?? 0) + fragment.letters)
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** A fragment of the extent of a table. */
function standIn(own: readonly Fragment[], turn: number): Fragment {
  const upright = own.filter((fragment) => fragment.turn === turn)
  const bottom = Math.max(...upright.map((fragment) => fragment.bottom))
  return {
    ...(upright[0] as Fragment),
    left: Math.min(...upright.map((fragment) => fragment.left)),
    right: Math.max(...upright.map((fragment) => fragment.right)),
    top: Math.min(...upright.map((fragment) => fragment.top)),
    bottom,
    baseline: bottom,
    letters: own.reduce((sum, fragment) => sum + fragment.letters, 0),
    isTable: true,
  }
}
