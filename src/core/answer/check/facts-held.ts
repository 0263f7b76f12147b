import type { Difference } from '../../../api/answer.ts'
import { agree, holdsName } from '../facts/agree.ts'
import type { Fact } from '../facts/fact.ts'
import type { Word } from '../words/words.ts'
import { boundOf } from './bounds.ts'
import type { Statement } from './statement.ts'

/** Facts of a sentence that need backing: all but the loose ones. */
export function firmFacts(said: Statement): Fact[] {
  return said.facts.filter((fact) => !fact.loose)
}

/** Whether a source holds a fact. */
export function holds(source: { facts: readonly Fact[]; words: readonly Word[] }, fact: Fact): boolean {
  if (fact.kind === 'name') return holdsName(fact, source.words)
  return source.facts.some((other) => agree(fact, other))
}

/** What a sentence says in numbers, dates, names and addresses that its source does not, with the source's own value. */
export function factDifferences(said: Statement, source: Statement): Difference[] {
  return firmFacts(said).flatMap((fact): Difference[] => {
    if (!holds(source, fact)) {
      return [{ kind: fact.kind, said: fact.text, source: counterpart(said, fact, source)?.text ?? '' }]
    }
    if (fact.kind !== 'number') return []
    const bound = boundOf(said.text, fact)
    const own = source.facts.filter((other) => agree(fact, other))
    if (own.length === 0 || own.some((other) => boundOf(source.text, other) === bound)) return []
    const place = own[0]
    return [{ kind: 'number', said: withBound(said.text, fact), source: place ? withBound(source.text, place) : '' }]
  })
}

/** The source's fact of the same kind that stands beside the same words; the first one that the sentence lacks else. */
function counterpart(said: Statement, fact: Fact, source: Statement): Fact | undefined {
  const others = source.facts.filter(
    (other) =>
      other.kind === fact.kind &&
      !other.loose &&
      !said.facts.some((own) => own.kind === other.kind && agree(own, other)),
  )
  const noun = wordAfter(said, fact)?.stem
  return others.find((other) => noun !== undefined && wordAfter(source, other)?.stem === noun) ?? others[0]
}

function wordAfter(statement: Statement, fact: Fact): Word | undefined {
  return statement.words.find((word) => word.start >= fact.end && word.content)
}

function withBound(text: string, fact: Fact): string {
  const words = /(?:\S+\s+){0,2}$/.exec(text.slice(0, fact.start))?.[0] ?? ''
  return (boundOf(text, fact) === 'exact' ? '' : words) + fact.text
}
