import { datesIn } from '../facts/dates.ts'

/** A time that figures are of. `months`: how long it lasts; `end`: its last day, as exactly as it is said. */
export type Period = { months?: number; end?: { year: number; month?: number; day?: number } }

const words: Readonly<Record<string, number>> = {
  three: 3,
  six: 6,
  nine: 9,
  twelve: 12,
  drei: 3,
  sechs: 6,
  neun: 9,
  zwölf: 12,
  thirteen: 13,
  'twenty-six': 26,
  'thirty-nine': 39,
  'fifty-two': 52,
}
const counted =
  /\b(three|six|nine|twelve|drei|sechs|neun|zwölf|thirteen|twenty-six|thirty-nine|fifty-two|\d{1,2})[\s-]*(months?|monate[n]?|weeks?|wochen)\b/i
const named: readonly (readonly [RegExp, number])[] = [
  [/\bquarter(?:s|ly)?\b|\bquartal(?:s|e)?\b|\bQ[1-4]\b/i, 3],
  [/\bhalf[\s-]year|\bhalbjahr|\bH[12]\b/i, 6],
  [
    /\b(?:fiscal |financial |calendar |full[\s-]?)?year(?: ended| ending)?\b|\bannual\b|\bgeschäftsjahr|\bjahr(?:es)?\b/i,
    12,
  ],
]
const yearAlone = /\b(?:19|20)\d\d\b/g
/** A year as far as it has gone: longer than a quarter, that is all it says. */
const toDate = /\bYTD\b|\byear[\s-]to[\s-]date\b|\bseit Jahresbeginn\b/i
const wholeYear = 12
const quarterOf = /\bQ([1-4])\s*(?:of\s*)?(?:FY\s*)?'?((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s*Q([1-4])\b/i

/** How long the time lasts that a text names, in months. */
export function monthsIn(text: string): number | undefined {
  const match = counted.exec(text)
  if (match) {
    const count = words[(match[1] ?? '').toLowerCase()] ?? Number(match[1])
    const weeks = /^w/i.test(match[2] ?? '')
    return weeks ? Math.round(count / 4.34) : count
  }
  return named.find(([pattern]) => pattern.test(text))?.[1]
}

/** The time that a short text names: a column's head, a line of a title page, a question's own words. */
export function periodOf(text: string): Period {
  const months = toDate.test(text) ? wholeYear : monthsIn(text)
  const end = endIn(text)
  return { ...(months === undefined ? {} : { months }), ...(end === undefined ? {} : { end }) }
}

function endIn(text: string): Period['end'] {
  const quarter = quarterOf.exec(text)
  // Which months a quarter has is for each company to say.
  if (quarter) return { year: Number(quarter[2] ?? quarter[3]) }
  const dates = datesIn(text)
  const last = dates.findLast(({ values }) => /^\d{4}-/.test(values[0] ?? '')) ?? dates.at(-1)
  const [year = '*', month = '*', day = '*'] = last?.values[0]?.split('-') ?? []
  const said = year === '*' ? [...text.matchAll(yearAlone)].at(-1)?.[0] : year
  if (said === undefined) return undefined
  return {
    year: Number(said),
    ...(month === '*' ? {} : { month: Number(month) }),
    ...(day === '*' ? {} : { day: Number(day) }),
  }
}

/** A number that grows with time, to find the latest of several ends; what is not said counts as the end of the year or month. */
export function endOrder({ year, month = 12, day = 31 }: NonNullable<Period['end']>): number {
  return year * 10_000 + month * 100 + day
}

/** Whether two ends may be the same day: all that both say is equal, the days at most a week apart (years of 52 weeks). */
export function sameEnd(left: NonNullable<Period['end']>, right: NonNullable<Period['end']>): boolean {
  if (left.year !== right.year) return false
  if (left.month === undefined || right.month === undefined) return true
  if (left.day === undefined || right.day === undefined) return left.month === right.month
  return Math.abs(Date.UTC(left.year, left.month, left.day) - Date.UTC(right.year, right.month, right.day)) <= 6048e5
}
