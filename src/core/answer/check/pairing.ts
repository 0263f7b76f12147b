import type { Difference } from '../../../api/answer.ts'
import { agree } from '../facts/agree.ts'
import type { Fact } from '../facts/fact.ts'
import type { Word } from '../words/words.ts'
import type { Statement } from './statement.ts'

const isYear = (fact: Fact) => fact.unit === undefined && /^(1\d|20)\d\d$/.test(fact.values[0] ?? '')
const isCount = (fact: Fact) => fact.kind === 'number' && !isYear(fact)
const isTime = (fact: Fact) => fact.kind === 'date' || (fact.kind === 'number' && isYear(fact))

/** Numbers that are true but stand beside another noun, or another date, than in the source. */
export function misplaced(said: Statement, source: Statement): Difference[] {
  const differences = said.facts.filter(isCount).flatMap((number) => {
    const places = source.facts.filter((fact) => isCount(fact) && agree(number, fact))
    if (places.length === 0) return []
    return wrongNoun(said, number, source, places) ?? wrongTime(said, number, source, places) ?? []
  })
  return [...differences, ...yearAsValue(said, source), ...brokenOrder(said, source)]
}

/** A bare year said to be the value of something, where the source only dates it. */
function yearAsValue(said: Statement, source: Statement): Difference[] {
  const valued = (statement: Statement, fact: Fact) =>
    /\b(is|are|was|were)\s+(about\s+|approximately\s+)?$/i.test(statement.text.slice(0, fact.start))
  return said.facts.filter(isYear).flatMap((year): Difference[] => {
    if (!valued(said, year)) return []
    const places = source.facts.filter((fact) => agree(year, fact))
    if (places.some((place) => valued(source, place))) return []
    return [{ kind: 'noun', said: `was ${year.text}`, source: year.text }]
  })
}

/** The counted noun right after the number must stand near it in the source; no other number may be nearer to its words. */
function wrongNoun(
  said: Statement,
  number: Fact,
  source: Statement,
  places: readonly Fact[],
): Difference[] | undefined {
  const noun = nounAfter(said, number)
  const nounStands =
    noun === undefined || places.some((place) => nounsNear(source, place).some((word) => word.stem === noun.stem))
  const alone = !places.some((place) => keepsCompany(said, source, place))
  if (nounStands && !alone && !nearerToAnother(said, number, source, places)) return undefined
  const place = places[0]
  const own = place && nounAfter(source, place)
  const around = noun ?? nearest(said, number)
  return [
    {
      kind: 'noun',
      said: around
        ? said.text.slice(Math.min(around.start, number.start), Math.max(around.end, number.end))
        : number.text,
      source: place ? source.text.slice(place.start, own?.end ?? place.end) : '',
    },
  ]
}

/**
 * Whether the sentence has one of the words that stand next to the number in the source. In a table row those are the
 * row's label, most of which must be said.
 */
function keepsCompany(said: Statement, source: Statement, place: Fact): boolean {
  const lineStart = source.text.lastIndexOf('\n', place.start) + 1
  const bar = source.text.indexOf('|', lineStart)
  if (bar >= 0 && bar < place.start) {
    const label = source.words.filter((word) => word.content && word.start >= lineStart && word.end <= bar)
    const words = label.filter((word) => source.stems.has(word.stem))
    if (words.length > 0) return words.filter((word) => said.stems.has(word.stem)).length >= words.length * 0.6
  }
  const clear = (word: Word) =>
    source.stems.has(word.stem) &&
    !source.facts.some(
      (fact) =>
        isCount(fact) &&
        fact !== place &&
        fact.start > Math.min(word.start, place.start) &&
        fact.end < Math.max(word.end, place.end),
    )
  const before = source.words.filter((word) => word.end <= place.start && clear(word)).slice(-6)
  const after = source.words.filter((word) => word.start >= place.end && clear(word)).slice(0, 3)
  const company = [...before, ...after]
  return company.length === 0 || company.some((word) => said.stems.has(word.stem))
}

function nounAfter(statement: Statement, number: Fact): Word | undefined {
  const next = statement.words.find((word) => word.start >= number.end)
  if (!next?.content || /[^\s-]/.test(statement.text.slice(number.end, next.start))) return undefined
  return statement.facts.some((fact) => fact.kind !== 'name' && next.start >= fact.start && next.end <= fact.end)
    ? undefined
    : next
}

function nounsNear(source: Statement, place: Fact): Word[] {
  const after = source.words.findIndex((word) => word.start >= place.end)
  const at = after < 0 ? source.words.length : after
  return source.words.slice(Math.max(0, at - 8), at + 4)
}

function nearest(statement: Statement, fact: Fact): Word | undefined {
  return statement.words.findLast((word) => word.content && word.end <= fact.start)
}

/** Words between two places of a text; a comma, bracket or conjunction between them counts as four. */
function distance(statement: Statement, left: { start: number; end: number }, right: { start: number; end: number }) {
  const [first, second] = left.start <= right.start ? [left, right] : [right, left]
  const words = below(statement.starts, second.start) - below(statement.starts, first.end)
  const breaks = below(statement.breaks, second.start) - below(statement.breaks, first.end)
  return Math.max(0, words) + 1 + 4 * Math.max(0, breaks)
}

/** How many of the rising offsets lie below a limit. */
function below(offsets: readonly number[], limit: number): number {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function nearerToAnother(said: Statement, number: Fact, source: Statement, places: readonly Fact[]): boolean {
  const rivals = source.facts.filter(
    (fact) => isCount(fact) && !agree(number, fact) && !said.facts.some((own) => agree(own, fact)),
  )
  if (rivals.length === 0) return false
  const near = said.words.filter(
    (word) => word.content && !word.folded.match(/^\d/) && distance(said, word, number) <= 10,
  )
  const score = (fact: Fact) =>
    near.reduce((sum, word) => {
      const found = source.words.filter((other) => other.stem === word.stem)
      return found.length === 0 ? sum : sum + 1 / Math.min(...found.map((other) => 1 + distance(source, other, fact)))
    }, 0)
  const own = Math.max(...places.map(score))
  return rivals.some((rival) => rival.unit === number.unit && score(rival) > own * 1.3)
}

/** A date of the sentence whose nearest number in the source is another, while the number's nearest date is another too. */
function wrongTime(
  said: Statement,
  number: Fact,
  source: Statement,
  places: readonly Fact[],
): Difference[] | undefined {
  const times = said.facts.filter(isTime)
  if (times.length !== 1 || /\brespectively\b/i.test(source.text)) return undefined
  const [time] = times
  const counts = source.facts.filter((fact) => isCount(fact) && fact.unit === number.unit)
  const dates = source.facts.filter(isTime)
  const standing = dates.filter((date) => time !== undefined && agree(time, date))
  if (time === undefined || standing.length === 0) return undefined
  const closest = (from: Fact, among: readonly Fact[]) =>
    among.reduce((best, fact) => (distance(source, from, fact) < distance(source, from, best) ? fact : best))
  const matched = places.some((place) => standing.includes(closest(place, dates)))
  const claimed = standing.some((date) => counts.length > 0 && places.includes(closest(date, counts)))
  if (matched || claimed) return undefined
  const place = places[0]
  const own = place === undefined ? undefined : closest(place, dates)
  return [{ kind: 'date', said: time.text, source: own?.text ?? '' }]
}

/** "A and B were 1 and 2, respectively": what the sentence pairs must be paired in the source. */
function brokenOrder(said: Statement, source: Statement): Difference[] {
  if (!/\brespectively\b/i.test(source.text)) return []
  const groups = coordinated(source)
  for (const [index, left] of groups.entries()) {
    for (const right of groups.slice(index + 1)) {
      if (left.length !== right.length) continue
      const [one, two] = [mentioned(said, left), mentioned(said, right)]
      if (one.length === 0 || two.length === 0 || one.join() === two.join()) continue
      const at = one[0] ?? 0
      return [{ kind: 'noun', said: right[two[0] ?? 0]?.text ?? '', source: right[at]?.text ?? '' }]
    }
  }
  return []
}

function coordinated(statement: Statement): Fact[][] {
  const groups: Fact[][] = []
  for (const fact of statement.facts) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const gap = before && statement.text.slice(before.end, fact.start)
    if (group && before?.kind === fact.kind && /^[\s,]*(and|or|&)?\s*$/i.test(gap ?? 'x')) group.push(fact)
    else groups.push([fact])
  }
  return groups.filter((group) => group.length > 1)
}

/** Positions within a group that a sentence mentions, in the sentence's order. */
function mentioned(said: Statement, group: readonly Fact[]): number[] {
  return said.facts.flatMap((fact) => {
    const at = group.findIndex((other) => agree(fact, other))
    return at < 0 ? [] : [at]
  })
}
