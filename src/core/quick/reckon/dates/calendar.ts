import { monthNames, weekdayNames } from '../words.ts'

/** A day of the Gregorian calendar, counted from 1 January 1970; clocks and their changes play no part. */
export type Day = number

export type DayParts = { readonly year: number; readonly month: number; readonly day: number }

const milliseconds = 86_400_000
const firstDay = dayNumber(1, 1, 1)
const lastDay = dayNumber(9999, 12, 31)

/** The day of a date, months from 1; `undefined` where the calendar has none such (31 April). */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayNumber(year, month, day)
    : undefined
}

/** The date of a day. Throws a `RangeError` outside the years 1 to 9999. */
export function partsOf(day: Day): DayParts {
  if (!(day >= firstDay && day <= lastDay)) throw new RangeError('outside the calendar')
  const date = new Date(day * milliseconds)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The calendar's day at a moment, where its user is. */
export function localDay(now: Date): Day {
  return dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate())
}

/** Adds months; where the month is too short, its last day. */
export function addMonths(from: Day, months: number): Day {
  const { year, month, day } = partsOf(from)
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1]
  if (toYear < 1 || toYear > 9999) throw new RangeError('outside the calendar')
  return dayNumber(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** The day that is so many weekdays (Monday to Friday) after another, or before it. 0 stays where it is. */
export function addBusinessDays(from: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  const weeks = Math.trunc(count / 5)
  let left = Math.abs(count % 5)
  let day = from
  if (isWeekend(day) && count !== 0) {
    // From a weekend, counting starts at the weekday behind it.
    while (isWeekend(day)) day -= step
  }
  day += weeks * 7
  for (; left > 0; left -= 1) {
    day += step
    while (isWeekend(day)) day += step
  }
  return day
}

/** The weekdays after `from` up to `to`, which is no earlier. */
export function businessDaysBetween(from: Day, to: Day): number {
  const weeks = Math.floor((to - from) / 7)
  let count = weeks * 5
  for (let day = from + weeks * 7 + 1; day <= to; day += 1) if (!isWeekend(day)) count += 1
  return count
}

/** Whole months from a day to a later one, and the days that are left. */
export function monthsBetween(from: Day, to: Day): { months: number; days: number } {
  const [a, b] = [partsOf(from), partsOf(to)]
  const count = (b.year - a.year) * 12 + b.month - a.month
  const months = addMonths(from, count) <= to ? count : count - 1
  return { months, days: to - addMonths(from, months) }
}

/** Whole years of age; who was born on 29 February is a year older on 1 March of other years. */
export function ageOn(day: Day, born: Day): number {
  const [a, b] = [partsOf(born), partsOf(day)]
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0)
}

/** "1 June 2026" */
export function writeDate(day: Day): string {
  const parts = partsOf(day)
  return `${parts.day} ${monthNames[parts.month - 1]} ${parts.year}`
}

/** "Monday, 1 June 2026" */
export function writeDay(day: Day): string {
  return `${weekdayNames[weekdayOf(day)]}, ${writeDate(day)}`
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0
}

function daysInMonth(year: number, month: number): number {
  return month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31
}

function dayNumber(year: number, month: number, day: number): Day {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / milliseconds)
}
