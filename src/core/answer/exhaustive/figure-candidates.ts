import type { Span } from '../../../api/span.ts'
import type { PlannedColumn } from './column-plan.ts'
import { figureOf } from './figure.ts'
import type { FigureRow, FigureTable } from './figure-table.ts'
import { labelMatch } from './label-match.ts'
import { type Period, sameEnd } from './period.ts'

/** A figure that may be what is asked. `score`: of its label, 0 to 1; `time`: how well its column fits the time, 0 to 1. */
export type Candidate = {
  text: string
  value: number
  unit: string | undefined
  scaled: boolean
  score: number
  time: number
  /** 2: stands in a statement of accounts; 1: is named a total; 0: neither. */
  primary: 0 | 1 | 2
  page: number
  place: number
  span: Span
}

/** Below this a label says something else. */
const leastScore = 0.6
/** Labels of figures that are not in the unit of their table. */
const unscaled =
  /\bper (?:common |ordinary )?(?:diluted |basic )?share\b|\bper unit\b|\bper employee\b|\bpro aktie\b|\b(?:rate|ratio|percentage)\b|\b(?:earnings|loss|income)[^:]*\bper\b/i
const shares = /\bpercent(?:age)?\b|%|\bchange\b|\bas a\b|\banteil\b/i
const statement =
  /\bstatements? of (?:\p{L}+ )?(?:income|operations|earnings|profit|loss|financial position|cash flows?)|\bincome statements?\b|\bbalance sheets?\b|\bgewinn- und verlustrechnung\b|\bbilanz\b/iu
/** Things that there are at a day, not over a time; tables of what moved over a time say other figures of them. */
const held = new Set([
  'inventory',
  'asset',
  'liability',
  'cash',
  'equity',
  'receivabl',
  'payabl',
  'goodwill',
  'borrow',
  'balanc',
])
const moved =
  /\b(?:change|increase|decrease|expense|flow|interest|repurchas|issu|proceeds|payment|income|paid|used|generated|provision|write)/i
const times = { sure: 1, dayOnly: 0.97, unsaid: 0.7, yearOnly: 0.85, other: 0.3 }

/** All figures of the tables whose rows say what a column looks for, each with its column's fit to the time. */
export function figureCandidates(
  asked: PlannedColumn,
  tables: readonly FigureTable[],
  wanted: Period,
  language = 'en',
): Candidate[] {
  const ofDay = [...asked.concepts].some((concept) => held.has(concept)) && !moved.test(asked.query)
  const time: Period = ofDay && wanted.end ? { months: 0, end: wanted.end } : wanted
  return tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const around = `${table.headingPath.at(-1) ?? ''} ${table.caption.slice(-160)}`
      const score = labelMatch(asked.concepts, asked.query, { label: row.label, group: row.group, around })
      return score < leastScore ? [] : ofRow(asked, table, row, time, score, language)
    }),
  )
}

function ofRow(
  asked: PlannedColumn,
  table: FigureTable,
  row: FigureRow,
  wanted: Period,
  score: number,
  language: string,
): Candidate[] {
  const percent = asked.kind === 'percent'
  const perUnit = unscaled.test(row.label) || unscaled.test(row.group)
  // Rows of a table of shares say no amounts, though no sign of percent stands in them.
  const inShares =
    !table.currency &&
    /\b(?:as a |expressed as a )?percent(?:age)? of\b/i.test(`${table.caption}`) &&
    !row.cells.some((cell) => /[$€£]/.test(cell))
  if (!percent && inShares) return []
  return row.cells.flatMap((cell, place): Candidate[] => {
    const figure = place === 0 ? undefined : figureOf(cell, language)
    const head = table.heads[place]
    if (!figure || !head) return []
    const isShare = figure.percent || shares.test(head.text) || (shares.test(row.label) && !shares.test(asked.query))
    if (percent !== (figure.percent || (percent && shares.test(row.label))) || (!percent && isShare)) return []
    // The same head twice: the second column is of a longer time that is not said.
    const again =
      table.heads.findIndex(({ period }) => sameTime(period, head.period)) < place && head.period.end !== undefined
    const inQuarters =
      head.period.end?.month === undefined &&
      quarter.test(head.text) &&
      table.heads.some((other, at) => at !== place && sameTime(other.period, head.period))
    const time = inQuarters ? times.unsaid : again ? times.other : timeFit(head.period, wanted)
    const scale = percent || perUnit || asked.kind === 'number' ? 1 : table.scale
    const unit = percent ? '%' : asked.kind === 'number' ? undefined : (figure.currency ?? table.currency)
    return [
      {
        text: cell,
        value: round(figure.value * (scale ?? 1)),
        unit,
        scaled: scale !== undefined && figure.unsure === undefined,
        score,
        time,
        primary: statement.test(`${table.headingPath.slice(-2).join(' ')} ${table.caption}`)
          ? 2
          : /^total\b|^gesamt|^summe/i.test(row.label)
            ? 1
            : 0,
        page: table.page,
        place,
        span: { page: table.page, start: row.start, end: row.end, text: '' },
      },
    ]
  })
}

const quarter = /\bQ[1-4]\b/i

function sameTime(left: Period, right: Period): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Products of decimals without the noise of binary fractions. */
function round(value: number): number {
  return Number(value.toPrecision(15))
}

/** How well a column's time is the one wanted. */
export function timeFit(period: Period, wanted: Period): number {
  if (wanted.end === undefined) return period.end === undefined ? times.sure : times.yearOnly
  if (period.end === undefined) return times.unsaid
  if (!sameEnd(period.end, wanted.end)) return times.other
  if (period.months !== undefined && wanted.months !== undefined)
    return Math.abs(period.months - wanted.months) <= 1 ? times.sure : times.other
  return period.end.month === undefined && wanted.end.month !== undefined ? times.yearOnly : times.dayOnly
}

/** From here a column's time is the wanted one. */
export const fitsTime = times.yearOnly
