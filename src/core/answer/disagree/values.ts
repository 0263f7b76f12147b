import { agree } from '../facts/agree.ts'
import type { Fact } from '../facts/fact.ts'
import { factsOf } from '../facts/facts-of.ts'
import type { Word } from '../words/words.ts'

/** A number or date of a sentence. `noun`: the stem of what is counted; `text` runs to the end of that noun. */
export type Value = Fact & { noun?: string }

const structure =
  /(?:\b(?:sections?|sec\.|clauses?|articles?|art\.|no\.|nr\.|paragraphs?|para\.|annex|addendum|amendment|appendix|schedule|exhibit|pages?|pp?\.)|§+)\s*$/iu
const measure = /^(?:calendar|working|business|consecutive|full)$/
const states = /\b(?:is|are|was|were|be|to|of|at|totals?|equals?|reached)\s+(?:about|only|now|exactly|nearly)?\s*$/i
const happensOnce =
  /\b(?:built|founded|born|signed|died|ends?|ended|expires?|expired|begins?|began|starts?|started|commences?|due|dated|terminates?|will|shall)\b/i

/**
 * Numbers and dates of a sentence. Left out: names, addresses, codes, and numbers that point into a document ("section
 * 7.2", "8.1" before a clause). "Ninety (90) days" is one value.
 */
export function valuesOf(sentence: string, words: readonly Word[]): Value[] {
  const values: Value[] = []
  for (const fact of factsOf(sentence)) {
    if (fact.loose || fact.kind === 'name' || fact.kind === 'address' || isPointer(sentence, fact)) continue
    if (fact.kind === 'number' && !/^-?\d+(?:\.\d+)?$/.test(fact.values[0] ?? '')) continue
    const last = values.at(-1)
    if (last !== undefined && agree(fact, last) && /^\s*\($/.test(sentence.slice(last.end, fact.start))) {
      if (sentence[fact.end] === ')') values[values.length - 1] = { ...last, end: fact.end + 1 }
    } else values.push(fact)
  }
  return values.map((value) => withNoun(sentence, words, value))
}

/** Whether a value says how much or when, so that another in its place contradicts it; a year that sets a frame does not. */
export function isStated(clause: string, value: Value, before: string): boolean {
  if (value.kind === 'date') return !value.values.every((one) => one.endsWith('-*')) || happensOnce.test(clause)
  if (/^(?:1[5-9]|20)\d\d$/.test(value.text)) return happensOnce.test(clause)
  return value.noun !== undefined || value.unit !== undefined || states.test(before)
}

/** Whether two dates may be of one event: no year is another, or the event happens once. */
export function mayBeOneEvent(one: Value, other: Value, clause: string): boolean {
  if (one.kind !== 'date' || happensOnce.test(clause)) return true
  const years = (value: Value) => value.values.map((reading) => reading.split('-')[0])
  return years(one).some((year) => year === '*' || years(other).some((second) => second === '*' || second === year))
}

/** Whether what follows `before` numbers a part of a document: "section", "§", "Addendum no.". */
export function endsInPointer(before: string): boolean {
  return structure.test(before)
}

function isPointer(sentence: string, fact: Fact): boolean {
  if (endsInPointer(sentence.slice(0, fact.start))) return true
  const opens = /^[\s#>*•(-]*$/u.test(sentence.slice(0, fact.start))
  return opens && /^\d/.test(fact.text) && /^[.)]*\s+\p{Lu}/u.test(sentence.slice(fact.end))
}

function withNoun(sentence: string, words: readonly Word[], value: Value): Value {
  const next = words.filter((word) => word.start >= value.end).slice(0, 2)
  const noun = measure.test(next[0]?.folded ?? '') ? next[1] : next[0]
  const text = sentence.slice(value.start, value.end).replace(/[.,]$/, '')
  if (!noun?.content || !/^[\s\p{L}-]*$/u.test(sentence.slice(value.end, noun.start)) || value.kind === 'date')
    return { ...value, text }
  return { ...value, text: sentence.slice(value.start, noun.end), noun: noun.stem }
}
