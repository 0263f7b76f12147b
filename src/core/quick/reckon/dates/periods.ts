import { countOf, monthNames, notes, type PeriodUnit } from '../words.ts'
import { addBusinessDays, addMonths, type Day, partsOf } from './calendar.ts'

/** A length of calendar time: "3 months", "two weeks". */
export type Period = { readonly count: number; readonly unit: PeriodUnit }

const names: Record<PeriodUnit, string> = {
  'business day': 'business days?|working days?|work days?|workdays?|arbeitstage?n?|werktage?n?',
  day: '(?:calendar )?days?|tage?n?',
  week: 'weeks?|wochen?',
  month: '(?:calendar )?months?|monate?n?',
  year: 'years?|jahre?n?',
}
const units = Object.entries(names) as [PeriodUnit, string][]

/** What names a unit of periods, for patterns. */
export const unitPattern = `(?:${units.map(([, pattern]) => pattern).join('|')})`

const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const german = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ')
const most = 1_000_000
// One way to read each character: texts come with single spaces, and no part of a pattern may share its spaces with the next.
const gap = '(?: ?- ?| )?'
const single = `(?:\\d{1,7}|${[...words, ...german].join('|')}|an?|eine[nm]?)${gap}${unitPattern}`

/** What names a period, for patterns: "2 weeks", "1 year, 2 months and 3 days". */
export const periodPattern = `${single}(?:(?:,? (?:and|und) |, ?| )${single})*`

/** The unit of a name that `unitPattern` takes. */
export function periodUnit(name: string): PeriodUnit | undefined {
  return units.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(name.trim()))?.[0]
}

/** The periods of a text that `periodPattern` takes. */
export function readPeriods(text: string): Period[] {
  return [...text.matchAll(new RegExp(`(\\d{1,7}|\\p{L}+)\\s*-?\\s*(${unitPattern})(?!\\p{L})`, 'giu'))].flatMap(
    (match) => {
      const unit = periodUnit(match[2] ?? '')
      const count = countNamed((match[1] ?? '').toLowerCase())
      return unit === undefined || count === undefined || count > most ? [] : [{ count, unit }]
    },
  )
}

function countNamed(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^(?:an?|eine[nm]?)$/.test(text)) return 1
  const index = Math.max(words.indexOf(text), german.indexOf(text))
  return index < 0 ? undefined : index
}

/**
 * A day so many periods later (`sign` 1) or earlier (-1), with what is to be said of it. Years count as twelve months, and months
 * that follow each other are added at once: only the month that is reached can be too short.
 */
export function shift(from: Day, periods: readonly Period[], sign: 1 | -1): { day: Day; notes: string[] } {
  const said: string[] = []
  let day = from
  let months = 0
  const addPending = () => {
    if (months === 0) return
    const wanted = partsOf(day).day
    day = addMonths(day, sign * months)
    months = 0
    const reached = partsOf(day)
    if (reached.day !== wanted) said.push(notes.shorterMonth(wanted, monthNames[reached.month - 1] ?? ''))
  }
  for (const { count, unit } of periods) {
    if (unit === 'month' || unit === 'year') {
      months += count * (unit === 'year' ? 12 : 1)
      continue
    }
    addPending()
    if (unit === 'business day') {
      day = addBusinessDays(day, sign * count)
      said.push(notes.weekendsLeftOut)
    } else day += sign * count * (unit === 'week' ? 7 : 1)
  }
  addPending()
  return { day, notes: said }
}

/** "1 year, 2 months" */
export function writePeriods(periods: readonly Period[]): string {
  return periods.map(({ count, unit }) => countOf(count, unit)).join(', ')
}
