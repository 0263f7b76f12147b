import { datesIn } from '../../answer/facts/dates.ts'
import type { Fact } from '../../answer/facts/fact.ts'
import { eachInPieces, type InPieces } from '../../jobs/in-pieces.ts'
import type { FactPiece } from './fact-pieces.ts'
import type { Mention } from './tally.ts'

/** Words near a date that say it is one of those a document is about, not one it mentions. */
const cues =
  /\b(?:dated|date|effective|commenc\w+|begin\w*|start\w*|end(?:s|ed|ing)?|expir\w+|due|deadline|no later than|until|by|signed|as of|entered into|terminat\w+|vom|datum|ab|bis|fällig|beginnt|endet)\b/i
const nearby = 40

/** In which order a document writes days and months as figures: told by a date that can only be read one way. */
export type FigureOrder = 'day-first' | 'month-first' | undefined

/** Dates of a document with a year and a month at least; `value` in the form of ISO 8601, absent where it can be read in two ways. */
export function* namedDates(pieces: readonly FactPiece[], language: string): InPieces<Mention[]> {
  const found = yield* eachInPieces(pieces, (piece) => datesIn(piece.text).map((fact) => ({ piece, fact })))
  const order = figureOrder(found.map(({ fact }) => fact))
  return found.flatMap(({ piece, fact }) => {
    if (/^\d+$/.test(fact.text)) return []
    const value = isoDate(fact, order, language)
    if (value === undefined) return []
    const before = piece.text.slice(Math.max(0, fact.start - nearby), fact.start)
    const weight = (cues.test(before) ? 1.5 : 0) + (value.length > 7 ? 1 : 0)
    const own = value === '' ? { key: fact.text } : { key: value, value }
    return [{ ...own, piece, start: fact.start, end: fact.end, weight }]
  })
}

/** A date as YYYY-MM-DD or YYYY-MM; '' where it can be read in two ways; undefined where it has no month and year, or is none. */
export function isoDate({ text, values }: Fact, order: FigureOrder, language: string): string | undefined {
  const full = values.filter((value) => /^\d{4}-\d+-(?:\d+|\*)$/.test(value))
  const isos = [...new Set(full.flatMap((value) => isoOf(value) ?? []))]
  if (isos.length < 2) return isos[0]
  const [dayFirst, monthFirst] = isos
  if (order !== undefined) return order === 'day-first' ? dayFirst : monthFirst
  return text.includes('.') || !['en', 'und', ''].includes(language) ? dayFirst : ''
}

/** The order of a document's figures. */
export function figureOrder(facts: readonly Fact[]): FigureOrder {
  for (const { text } of facts) {
    const [, one = '', other = ''] = /^(\d{1,2})[./](\d{1,2})[./]\d{4}$/.exec(text) ?? []
    if (Number(one) > 12) return 'day-first'
    if (Number(other) > 12) return 'month-first'
  }
  return undefined
}

function isoOf(value: string): string | undefined {
  const [year = '', month = '', day = ''] = value.split('-')
  const iso = `${year}-${month.padStart(2, '0')}`
  if (Number(month) < 1 || Number(month) > 12) return undefined
  if (day === '*') return iso
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= days ? `${iso}-${day.padStart(2, '0')}` : undefined
}
