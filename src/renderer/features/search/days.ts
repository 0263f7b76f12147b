/** A stretch of time in milliseconds since 1970, both ends in it. */
export type DayRange = { from: number; to: number }

/** A year of the calendar, here. */
export function yearRange(year: number): DayRange {
  return { from: new Date(year, 0, 1).getTime(), to: new Date(year + 1, 0, 1).getTime() - 1 }
}

/** From the beginning of the day `days - 1` days before the one that `now` is in; open at its end. */
export function lastDays(days: number, now: number): { from: number } {
  const date = new Date(now)
  return { from: new Date(date.getFullYear(), date.getMonth(), date.getDate() - days + 1).getTime() }
}

/** The day that a date field holds, `2024-03-05`; undefined where it holds none. */
export function dayRange(value: string): DayRange | undefined {
  const [, year, month, day] = /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(value)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  // Not the constructor's: there a year below 100 is one of the last century.
  const at = (date: number) => new Date(new Date(0).setFullYear(year, month - 1, date)).setHours(0, 0, 0, 0)
  return { from: at(day), to: at(day + 1) - 1 }
}

/** What a date field holds for a time; '' for none. */
export function dayInput(at: number | undefined): string {
  if (at === undefined) return ''
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
