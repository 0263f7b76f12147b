import { datesIn } from '../../../answer/facts/dates.ts'
import { notes } from '../words.ts'
import { type Day, dayOf, partsOf, weekdayOf, writeDate } from './calendar.ts'

/** A day as its user named it; `note`: how it was chosen, where it could be another. */
export type NamedDay = { readonly day: Day; readonly note?: string }

/** Reads the days of one question. */
export type DayReader = (text: string) => NamedDay | undefined

const relative = new Map([
  ['today', 0],
  ['now', 0],
  ['heute', 0],
  ['tomorrow', 1],
  ['morgen', 1],
  ['yesterday', -1],
  ['gestern', -1],
])
const weekdays = new Map(
  [
    'sunday monday tuesday wednesday thursday friday saturday',
    'sonntag montag dienstag mittwoch donnerstag freitag samstag',
  ].flatMap((names) => names.split(' ').map((name, index) => [name, index] as const)),
)
const weekdayNamed =
  /^(?:(?<which>this|next|last|diesen|dieser|nächsten|nächster|letzten|letzter)\s+)?(?<name>\p{L}+)$/iu
const filler = /^(?:on|the|am|dem|den|der)\s+/i
const weekday =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),?\s+/i
const slashed = /(?<!\d)(\d{1,2})\/(\d{1,2})\/\d{4}\b/g

/**
 * A reader of the days in a question. Dates with dots begin with the day; so do those with slashes, unless one of the question
 * can only begin with the month. A date without a year is the next one from `today`, and so is a weekday; "next" is not today.
 */
export function dayReader(question: string, today: Day): DayReader {
  const pairs = [...question.matchAll(slashed)].map((match) => [Number(match[1]), Number(match[2])] as const)
  const monthFirst = pairs.some(([, second]) => second > 12) && pairs.every(([first]) => first <= 12)
  return (text) => {
    const named = text.trim().replace(filler, '').replace(weekday, '')
    const offset = relative.get(named.toLowerCase())
    if (offset !== undefined) return { day: today + offset }
    return onWeekday(named, today) ?? written(named, today, monthFirst)
  }
}

function onWeekday(text: string, today: Day): NamedDay | undefined {
  const { which = '', name = '' } = weekdayNamed.exec(text)?.groups ?? {}
  const wanted = weekdays.get(name.toLowerCase())
  if (wanted === undefined) return undefined
  const ahead = (wanted - weekdayOf(today) + 7) % 7
  if (/^(?:last|letzte)/i.test(which)) return { day: today + (ahead === 0 ? -7 : ahead - 7) }
  return { day: today + (ahead === 0 && /^(?:next|nächste)/i.test(which) ? 7 : ahead) }
}

function written(text: string, today: Day, monthFirst: boolean): NamedDay | undefined {
  const [date, ...further] = datesIn(text)
  if (date === undefined || further.length > 0 || date.start !== 0 || date.end !== text.length) return undefined
  const readings = monthFirst && text.includes('/') ? date.values.slice(-1) : date.values
  const [year, month = Number.NaN, day = Number.NaN] = (readings[0] ?? '').split('-').map(Number)
  if (Number.isNaN(month) || Number.isNaN(day)) return undefined
  const found = Number.isNaN(year) ? nextYearly(today, month, day) : dayOf(year ?? 0, month, day)
  if (found === undefined) return undefined
  const unsure = text.includes('/') && date.values.length > 1
  return unsure ? { day: found, note: notes.dateReadAs(text, writeDate(found)) } : { day: found }
}

function nextYearly(today: Day, month: number, day: number): Day | undefined {
  const { year } = partsOf(today)
  const later = Array.from({ length: 9 }, (_, index) => dayOf(year + index, month, day))
  return later.find((candidate) => candidate !== undefined && candidate >= today)
}
