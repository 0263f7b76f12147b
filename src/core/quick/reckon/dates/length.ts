import { countOf, type PeriodUnit } from '../words.ts'
import { businessDaysBetween, type Day, monthsBetween } from './calendar.ts'

/** The time between two days in a unit, with what is left in smaller ones: "64 weeks, 6 days"; "-3 days" where `to` is earlier. */
export function length(from: Day, to: Day, unit: PeriodUnit): string {
  const [first, last, sign] = from <= to ? [from, to, ''] : [to, from, '-']
  const parts = partsOf(first, last, unit).filter(([count], index) => index === 0 || count !== 0)
  const [whole, ...rest] = parts
  const shown = whole?.[0] === 0 && rest.length > 0 ? rest : parts
  return `${sign}${shown.map(([count, name]) => countOf(count, name)).join(', ')}`
}

function partsOf(from: Day, to: Day, unit: PeriodUnit): [number, PeriodUnit][] {
  const days = to - from
  if (unit === 'day') return [[days, 'day']]
  if (unit === 'business day') return [[businessDaysBetween(from, to), 'business day']]
  if (unit === 'week') {
    return [
      [Math.floor(days / 7), 'week'],
      [days % 7, 'day'],
    ]
  }
  const left = monthsBetween(from, to)
  const months: [number, PeriodUnit][] = [
    [unit === 'year' ? left.months % 12 : left.months, 'month'],
    [left.days, 'day'],
  ]
  return unit === 'year' ? [[Math.floor(left.months / 12), 'year'], ...months] : months
}
