import type { Disagreement, Quote } from '../../api/answer.ts'
import { type Statement, statementOf } from './check/statement.ts'
import { agree } from './facts/agree.ts'
import type { Fact } from './facts/fact.ts'
import type { Word } from './words/words.ts'

const shared = 0.6
const atLeast = 3

/**
 * Quotes that say the same of the same thing and differ in one number or date: most content words shared, the same
 * names, exactly one differing value of a kind, beside the same noun.
 */
export function disagreementsOf(quotes: readonly Quote[]): Disagreement[] {
  const statements = quotes.map((quote) => ({ quote, statement: statementOf(quote.text) }))
  const found: Disagreement[] = []
  for (const [index, left] of statements.entries()) {
    for (const right of statements.slice(index + 1)) {
      const difference = compare(left.statement, right.statement)
      if (difference === undefined) continue
      const { about, values } = difference
      const known = found.find((other) => other.about === about)
      const sides = [
        { value: values[0].text, quote: left.quote.number },
        { value: values[1].text, quote: right.quote.number },
      ]
      if (known === undefined) found.push({ about, sides })
      else for (const side of sides) if (!known.sides.some((own) => own.quote === side.quote)) known.sides.push(side)
    }
  }
  return found
}

function compare(left: Statement, right: Statement): { about: string; values: [Fact, Fact] } | undefined {
  const common = [...left.stems].filter((stem) => right.stems.has(stem))
  const smaller = Math.min(left.stems.size, right.stems.size)
  const same = common.length >= 2 && common.length === left.stems.size && common.length === right.stems.size
  if (!same && (common.length < atLeast || common.length < smaller * shared)) return undefined
  const firm = (statement: Statement) => statement.facts.filter((fact) => !fact.loose && fact.kind !== 'name')
  const onlyLeft = firm(left).filter((fact) => !right.facts.some((other) => agree(fact, other)))
  const onlyRight = firm(right).filter((fact) => !left.facts.some((other) => agree(other, fact)))
  const [one, two] = [onlyLeft[0], onlyRight[0]]
  if (onlyLeft.length !== 1 || onlyRight.length !== 1 || !one || !two) return undefined
  if (one.kind !== two.kind || one.unit !== two.unit || one.kind === 'address') return undefined
  if (nounAfter(left, one)?.stem !== nounAfter(right, two)?.stem || !sameNames(left, right)) return undefined
  const about = left.words
    .filter((word) => common.includes(word.stem))
    .slice(0, 4)
    .map((word) => word.text)
    .join(' ')
  return { about, values: [withNoun(left, one), withNoun(right, two)] }
}

function nounAfter(statement: Statement, fact: Fact): Word | undefined {
  const next = statement.words.find((word) => word.start >= fact.end)
  return next?.content && /^[\s-]*$/.test(statement.text.slice(fact.end, next.start)) ? next : undefined
}

function withNoun(statement: Statement, fact: Fact): Fact {
  const end = nounAfter(statement, fact)?.end ?? fact.end
  return { ...fact, text: statement.text.slice(fact.start, end) }
}

function sameNames(left: Statement, right: Statement): boolean {
  const names = (statement: Statement) =>
    new Set(statement.facts.flatMap((fact) => (fact.kind === 'name' && !fact.loose ? fact.values : [])))
  const [one, two] = [names(left), names(right)]
  return one.size === 0 || two.size === 0 || [...one].some((name) => two.has(name))
}
