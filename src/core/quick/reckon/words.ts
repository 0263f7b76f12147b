/** The few words of readings and results. They are values that are copied, so they stand here and not in the messages. */
export const monthNames = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** Sunday first, as days are counted. */
export const weekdayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

export type PeriodUnit = 'day' | 'business day' | 'week' | 'month' | 'year'

/** "1 week", "3 business days" */
export function countOf(count: number, unit: PeriodUnit): string {
  return `${count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`
}

/** What stands behind a reading: how a choice was made. */
export const notes = {
  weekendsLeftOut: 'weekends left out, holidays not',
  firstDayNotCounted: 'first day not counted',
  dateReadAs: (written: string, date: string) => `${written} read as ${date}`,
  shorterMonth: (day: number, month: string) => `no ${day} ${month}, so its last day`,
  decimalSign: (sign: string) => `${sign === ',' ? 'comma' : 'point'} read as decimal sign`,
  meanYear: 'a year of 365.25 days',
} as const

/** A reading with its notes: "1.25 × 2; point read as decimal sign". */
export function withNotes(reading: string, said: readonly (string | undefined)[]): string {
  return [reading, ...new Set(said.filter((note) => note !== undefined))].join('; ')
}

export const readings = {
  conversion: (quantity: string, target: string) => `${quantity} in ${target}`,
  share: ' of ',
  shareOf: (part: string, whole: string) => `${part} as % of ${whole}`,
  change: (to: string, from: string) => `change from ${from} to ${to}`,
  after: (period: string, date: string) => `${period} after ${date}`,
  before: (period: string, date: string) => `${period} before ${date}`,
  span: (unit: PeriodUnit, from: string, to: string) => `${unit}s from ${from} to ${to}`,
  age: (date: string, born: string) => `age on ${date}, born ${born}`,
} as const
