import { figureOf } from './figure.ts'
import { monthsIn, type Period, periodOf } from './period.ts'

/** What stands over a column: its words, and the time they name. */
export type TableHead = { text: string; period: Period }

const none: TableHead = { text: '', period: {} }
const unitOnly =
  /^\(?(?:dollars |amounts |u\.s\. dollars |figures |shares )?(?:in (?:thousands|millions|billions)|unaudited)\b/i
const dateWords =
  /^(?:as (?:of|at) |at )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|jän|mär|mai|okt|dez)\p{L}*\.? ?\d{1,2}[.,]?(?:,? ?(?:19|20)\d\d)?,?$/iu
const yearWords = /^(?:FY ?|fiscal )?(?:19|20)\d\d$/i
const columnWords = /^(?:percentage |% ?)?(?:change|variance|veränderung|abweichung)s?(?: \(?%\)?)?$/i

/** Whether a row heads columns: periods, dates, years, units; no figures of its own. */
export function isHeadRow(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => cell !== '')
  if (said.length === 0) return false
  const heads = said.filter(isHeadCell)
  const figures = said.slice(1).filter((cell) => !isHeadCell(cell) && figureOf(cell) !== undefined)
  return heads.length > 0 && figures.length === 0 && heads.length >= said.length / 2
}

function isHeadCell(cell: string): boolean {
  if (yearWords.test(cell) || dateWords.test(cell) || columnWords.test(cell) || unitOnly.test(cell)) return true
  return (
    cell.length < 60 &&
    monthsIn(cell) !== undefined &&
    /\b(?:ended|ending|months?|weeks?|quarter|Q[1-4]|H[12]|monate|quartal)\b/i.test(cell)
  )
}

/**
 * The head of each of `width` places. The rows of heads are spread over the places that hold figures, each row evenly; where
 * they do not spread, the table's `header` (parted by ` | `) is taken, if it has one part a place.
 */
export function columnHeads(
  width: number,
  places: readonly number[],
  rows: readonly (readonly string[])[],
  header: string | undefined,
  above: readonly string[],
): TableHead[] {
  const lines = [
    ...linesAbove(above, places.length, rows.length === 0),
    ...rows.map((cells) => cells.filter((cell) => cell !== '')),
  ]
  const spread = spreadHeads(lines, places.length)
  const fromHeader = headerParts(header, places.length)
  const complete = (heads: readonly string[]) => heads.every((head) => periodOf(head).end?.year !== undefined)
  const texts = spread && (complete(spread) || !fromHeader) ? spread : fromHeader
  const lined = lines.map((parts) => parts.join(' ')).join(' ')
  const periods = harmonised(
    (texts ?? []).map((text) => periodOf(text)),
    periodOf(lined),
  )
  return Array.from({ length: width }, (_, place) => {
    const at = places.indexOf(place)
    const text = texts?.[at]
    return text === undefined ? none : { text, period: periods[at] ?? {} }
  })
}

/** Lines of heads that stand before a table as text: each on its own, or one a column. `alone`: it has no other heads. */
function linesAbove(above: readonly string[], count: number, alone: boolean): string[][] {
  const lines: string[][] = []
  let single: string[] = []
  for (const text of above) {
    const parts = partsOfLine(text)
    if (parts.length > 1 && parts.length <= count && (alone || parts.length < count)) lines.push(parts)
    else if (parts.length === 1 && alone) single.push(text.trim())
  }
  if (single.length !== count || lines.length > 0) single = []
  return single.length > 0 ? [single] : lines
}

const together =
  /(?:(?:three|six|nine|twelve|\d{1,2})\s+months\s+ended(?:\s+\p{L}+\s+\d{1,2},?(?:\s+(?:19|20)\d\d)?)?)|(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.?\s+\d{1,2},?\s+(?:19|20)\d\d)|\b(?:19|20)\d\d\b/giu

/** The periods and dates that a line is made of, and nothing else: "Three Months Ended Nine Months Ended". */
function partsOfLine(line: string): string[] {
  if (line.length > 160) return []
  const rest = line.replace(together, ' ').replace(/\((?:un)?audited\)|\bas (?:of|at)\b|[\s(),;:]/gi, '')
  return rest === '' ? [...(line.match(together) ?? [])] : []
}

function spreadHeads(lines: readonly (readonly string[])[], count: number): string[] | undefined {
  const texts = Array.from({ length: count }, () => [] as string[])
  for (const line of lines) {
    const labelled = line.length > 1 && line.length % count === 1 && count > 1 ? line.slice(1) : line
    const isUnit = line.length === 1 && unitOnly.test(line[0] ?? '')
    const lead = labelled === line ? undefined : line[0]
    if (lead !== undefined && monthsIn(lead) !== undefined) for (const text of texts) text.push(lead)
    if (isUnit || labelled.length === 0) continue
    if (labelled.length > count || count % labelled.length !== 0) return undefined
    const each = count / labelled.length
    for (const [at, text] of texts.entries()) text.push(labelled[Math.floor(at / each)] ?? '')
  }
  return texts.some((text) => text.length > 0) ? texts.map((text) => text.join(' ')) : undefined
}

function headerParts(header: string | undefined, count: number): string[] | undefined {
  const parts = header?.split(' | ')
  if (!parts) return undefined
  if (parts.length === count) return parts
  if (parts.length !== count + 1) return undefined
  const [first = '', ...others] = parts
  return others.map((part) =>
    monthsIn(first) !== undefined && monthsIn(part) === undefined ? `${first} ${part}` : part,
  )
}

/** Periods of which one says what its neighbours leave out: "2023 | Three Months Ended March 31, 2022". */
function harmonised(periods: readonly Period[], all: Period): Period[] {
  return periods.map((period, at) => {
    if (period.end === undefined) return period
    const fuller = periods.slice(at).find(({ months, end }) => months !== undefined && end?.month !== undefined)
    const months = period.months ?? fuller?.months ?? soleMonths(periods, all)
    const end = period.end.month === undefined && fuller?.end ? { ...fuller.end, year: period.end.year } : period.end
    return { ...(months === undefined ? {} : { months }), end }
  })
}

/** The only length that the heads name, where they name one. */
function soleMonths(periods: readonly Period[], all: Period): number | undefined {
  const said = new Set(periods.flatMap(({ months }) => months ?? []))
  return said.size === 0 ? (periods.length <= 2 ? all.months : undefined) : undefined
}
