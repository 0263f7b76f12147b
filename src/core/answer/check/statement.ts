import type { Fact } from '../facts/fact.ts'
import { factsOf } from '../facts/facts-of.ts'
import { foldSpaces } from '../words/fold.ts'
import { type Word, wordsOf } from '../words/words.ts'
import { type Exception, exceptionsOf } from './exceptions.ts'
import { type Negation, negationsOf } from './negations.ts'

/** A sentence, or two neighbours, taken apart for comparing. */
export type Statement = {
  text: string
  folded: string
  words: readonly Word[]
  /** Offsets of the words, and of marks and conjunctions that part clauses. */
  starts: readonly number[]
  breaks: readonly number[]
  /** Stems of content words that belong to no number or date. */
  stems: ReadonlySet<string>
  facts: readonly Fact[]
  negations: readonly Negation[]
  exceptions: readonly Exception[]
}

const parting = /[,;:()|\u2014]|\b(?:and|but|while|whereas|or)\b/giu

/** Takes a text apart. `known`: folded names that count even as the first word. */
export function statementOf(text: string, known?: ReadonlySet<string>): Statement {
  const words = wordsOf(text)
  const facts = factsOf(text, known)
  const counted = facts.filter((fact) => fact.kind !== 'name' && !fact.loose)
  const stems = words.filter(
    (word) => word.content && !counted.some((fact) => word.start < fact.end && word.end > fact.start),
  )
  return {
    text,
    folded: foldSpaces(text),
    words,
    starts: words.map((word) => word.start),
    breaks: [...text.matchAll(parting)].map((match) => match.index),
    stems: new Set(stems.map((word) => word.stem)),
    facts,
    negations: negationsOf(text, words),
    exceptions: exceptionsOf(text),
  }
}
