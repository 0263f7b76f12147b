import type { Reckoning } from '../../../../api/quick.ts'
import { notes, readings, withNotes } from '../words.ts'
import { ageOn, type Day, localDay, writeDate, writeDay } from './calendar.ts'
import { length } from './length.ts'
import { periodPattern, periodUnit, readPeriods, shift, unitPattern, writePeriods } from './periods.ts'
import { type DayReader, dayReader } from './read-day.ts'

type Groups = Record<string, string | undefined>
type Rule = {
  readonly pattern: RegExp
  readonly reckon: (groups: Groups, read: DayReader, today: Day) => Reckoning | undefined
}

const asking =
  "(?:(?:what(?:['’]s| is| was| will be)?(?: the)?(?: date| day)?(?: is| was| will be)?|when (?:is|was|will be)|was ist|wann (?:ist|war))\\s+)?"
const counting = '(?:(?:how many|number of|the number of|wie ?viele)\\s+)?'
const asked = '(?:\\s+(?:are there|is it|are|sind es|liegen))?'
const rule = (pattern: string, reckon: Rule['reckon']): Rule => ({ pattern: new RegExp(`^${pattern}$`, 'iu'), reckon })

/** The first rule whose pattern takes a whole text and whose days can be read carries it out. Texts come with single spaces. */
const rules: readonly Rule[] = [
  rule(`${asking}(?<day>.+?)(?<steps>(?:(?: ?[+\\-−] ?| plus | minus )${periodPattern})+)`, ({ day, steps }, read) =>
    stepped(read(day ?? ''), steps ?? ''),
  ),
  rule(
    `${asking}(?<periods>${periodPattern})\\s+(?<side>from|after|before|ab|nach|vor)\\s+(?<day>.+)`,
    ({ periods, side, day }, read) => moved(read(day ?? ''), periods, /^(?:before|vor)$/i.test(side ?? '') ? -1 : 1),
  ),
  rule(`${asking}(?<periods>${periodPattern})\\s+ago`, ({ periods }, _read, today) =>
    /year|jahr/i.test(periods ?? '') ? undefined : moved({ day: today }, periods, -1),
  ),
  rule(
    `(?:what (?:date|day|is the date)(?: is| will be)?(?: it)?|heute)\\s+in\\s+(?<periods>${periodPattern})`,
    ({ periods }, _read, today) => moved({ day: today }, periods, 1),
  ),
  rule(
    `${counting}(?<unit>${unitPattern})${asked}\\s+(?:between|zwischen)\\s+(?<from>.+?)\\s+(?:and|und)\\s+(?<to>.+)`,
    ({ unit, from, to }, read) => span(unit, read(from ?? ''), read(to ?? ''), true),
  ),
  rule(
    `${counting}(?<unit>${unitPattern})${asked}\\s+(?:from|von|vom)\\s+(?<from>.+?)\\s+(?:to|until|till|bis|bis zum)\\s+(?<to>.+)`,
    ({ unit, from, to }, read) => span(unit, read(from ?? ''), read(to ?? ''), true),
  ),
  rule(
    `${counting}(?<unit>${unitPattern})${asked}\\s+(?:until|till|to|bis|bis zum)\\s+(?<to>.+)`,
    ({ unit, to }, read, today) => span(unit, { day: today }, read(to ?? ''), false),
  ),
  rule(`${counting}(?<unit>${unitPattern})${asked}\\s+(?:since|seit)\\s+(?<from>.+)`, ({ unit, from }, read, today) =>
    span(unit, read(from ?? ''), { day: today }, false),
  ),
  rule('(?<to>.*\\d{4}.*?|today|heute) [-−] (?<from>.*\\d{4}.*)', ({ from, to }, read) =>
    difference(read(from ?? ''), read(to ?? '')),
  ),
  rule(
    '(?:(?:what|which) (?:week)?day(?: of the week)? (?:is|was|will be)|weekday of|(?:welcher|was für ein) (?:wochen)?tag (?:ist|war))(?: it)?\\s+(?<day>.+)',
    ({ day }, read) => weekdayOf(read(day ?? '')),
  ),
  rule('(?:age|how old)\\s+(?<day>.+?),?\\s+(?:if |when )?born\\s+(?<born>.+)', ({ day, born }, read) =>
    age(read(day ?? ''), read(born ?? '')),
  ),
  rule('(?:age(?: if| when)?,?\\s+)?born\\s+(?<born>.+?),?\\s+age\\s+(?<day>.+)', ({ day, born }, read) =>
    age(read(day ?? ''), read(born ?? '')),
  ),
  rule('age(?: of someone)?(?: if| when)?,?\\s+born\\s+(?<born>.+)', ({ born }, read, today) =>
    age({ day: today }, read(born ?? '')),
  ),
  rule('alter\\s+(?<day>.+?),?\\s+geboren\\s+(?<born>.+)', ({ day, born }, read) =>
    age(read(day ?? ''), read(born ?? '')),
  ),
]

/** Carries out arithmetic of dates, in calendar days; undefined where a text is none. `now`: local time. */
export function reckonDates(text: string, now: Date): Reckoning | undefined {
  const today = localDay(now)
  const read = dayReader(text, today)
  for (const { pattern, reckon } of rules) {
    const groups = pattern.exec(text)?.groups
    const found = groups && reckon(groups, read, today)
    if (found !== undefined) return found
  }
  return undefined
}

type Named = ReturnType<DayReader>

const step = new RegExp(`(?<sign>[+\\-−]|plus|minus) ?(?<periods>${periodPattern})`, 'giu')

function stepped(from: Named, steps: string): Reckoning | undefined {
  const parts = [...steps.matchAll(step)].map(({ groups }) => ({
    later: /[+p]/i.test(groups?.['sign'] ?? ''),
    periods: groups?.['periods'] ?? '',
  }))
  const [first] = parts
  if (from === undefined || first === undefined) return undefined
  if (parts.length === 1) return moved(from, first.periods, first.later ? 1 : -1)
  let day = from.day
  const said = [from.note]
  const reading = [writeDate(from.day)]
  for (const { later, periods } of parts) {
    const read = readPeriods(periods)
    const reached = shift(day, read, later ? 1 : -1)
    day = reached.day
    said.push(...reached.notes)
    reading.push(later ? '+' : '−', writePeriods(read))
  }
  return { kind: 'date', read: withNotes(reading.join(' '), said), result: writeDay(day) }
}

function moved(from: Named, periods: string | undefined, sign: 1 | -1): Reckoning | undefined {
  const parts = readPeriods(periods ?? '')
  if (from === undefined || parts.length === 0) return undefined
  const reached = shift(from.day, parts, sign)
  const reading = sign === 1 ? readings.after : readings.before
  const read = withNotes(reading(writePeriods(parts), writeDate(from.day)), [from.note, ...reached.notes])
  return { kind: 'date', read, result: writeDay(reached.day) }
}

function span(name: string | undefined, from: Named, to: Named, anyOrder: boolean): Reckoning | undefined {
  const unit = periodUnit(name ?? '')
  if (from === undefined || to === undefined || unit === undefined) return undefined
  const [first, last] = anyOrder && from.day > to.day ? [to, from] : [from, to]
  const left = unit === 'business day' ? notes.weekendsLeftOut : undefined
  const said = [first.note, last.note, notes.firstDayNotCounted, left]
  const read = withNotes(readings.span(unit, writeDate(first.day), writeDate(last.day)), said)
  return { kind: 'duration', read, result: length(first.day, last.day, unit) }
}

/** The days from one date to a later one, both with their years; the earlier first is more likely a range. */
function difference(from: Named, to: Named): Reckoning | undefined {
  return from !== undefined && to !== undefined && from.day <= to.day ? span('days', from, to, false) : undefined
}

function weekdayOf(day: Named): Reckoning | undefined {
  return day && { kind: 'date', read: withNotes(writeDate(day.day), [day.note]), result: writeDay(day.day) }
}

function age(day: Named, born: Named): Reckoning | undefined {
  if (day === undefined || born === undefined || born.day > day.day) return undefined
  const read = withNotes(readings.age(writeDate(day.day), writeDate(born.day)), [day.note, born.note])
  const years = ageOn(day.day, born.day)
  return { kind: 'duration', read, result: years === 1 ? '1 year' : `${years} years` }
}
