import { sentencesOf } from '../../documents/sentences.ts'
import { boundOf } from '../check/bounds.ts'
import { exceptionsOf } from '../check/exceptions.ts'
import { negationsOf } from '../check/negations.ts'
import { foldSpaces } from '../words/fold.ts'
import { type Word, wordsOf } from '../words/words.ts'
import { isGeneral } from './alike.ts'
import { endsInPointer, isStated, type Value, valuesOf } from './values.ts'

/** A value that a clause states, and what it states it of. All words are stems. */
export type Claim = {
  value: Value
  /** Other values of the clause. */
  beside: readonly Value[]
  bound: 'lower' | 'upper' | 'exact'
  clause: string
  /** Content words of the clause in order, and those of them that a preposition ties to it ("for the garage"). */
  words: readonly string[]
  tied: ReadonlySet<string>
  /** Words that narrow the whole sentence: "For the cellar, ...", "Cellar: ...", "..., in 2008". */
  frame: readonly string[]
  /** Words of the rest of the sentence ("..., which is amortised over ten years"). */
  rest: readonly string[]
  conditions: readonly string[]
  negations: number
}

type Range = { start: number; end: number }

const parting = /[;()|\u2014]|[,:](?=\s)/gu
const amends =
  /^\s*(?:in (?:place|lieu|amendment|deviation) of|in deviation from|instead of|contrary to|replacing|amending)\b/i
const narrows =
  /^\s*(?:for|in|at|on|from|with|without|during|under|after|before|until|within|as (?:to|for|of)|when|where|by)\b/i
const ties =
  /\b(?:for|of|in|at|from|on|per|under|during)\s+(?:(?:the|a|an|each|every|its|their|his|her|this|that)\s+)?$/i

/** The claims of a text, sentence by sentence. Rows of tables make none: their cells say nothing without the head. */
export function claimsOf(text: string): Claim[] {
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end)
    return /[\t|]/.test(sentence) ? [] : claimsOfSentence(sentence)
  })
}

function claimsOfSentence(sentence: string): Claim[] {
  const words = wordsOf(sentence)
  const values = valuesOf(sentence, words)
  const exceptions = exceptionsOf(sentence)
  const conditional = exceptions.map(({ text }) => {
    const start = sentence.indexOf(text)
    return { start, end: start + text.length }
  })
  const segments = segmentsOf(sentence, values, conditional)
  return values.flatMap((value): Claim[] => {
    const segment = segments.find((one) => one.start <= value.start && value.end <= one.end)
    if (segment === undefined || (segments.length > 1 && isAside(sentence, segment))) return []
    const clause = sentence.slice(segment.start, segment.end)
    const beside = values.filter((other) => other !== value && within(other, segment))
    if (beside.some((other) => other.kind === value.kind && other.noun === value.noun && other.unit === value.unit))
      return []
    if (!isStated(clause, value, sentence.slice(segment.start, value.start))) return []
    const content = contentOf(words, segment, values)
    const others = segments.filter((one) => one !== segment && !amends.test(sentence.slice(one.start, one.end)))
    const namesIn = (one: Range) => namesOf(sentence, words, one)
    return [
      {
        value,
        beside,
        clause,
        bound: boundOf(foldSpaces(sentence), value),
        words: [...new Set(content.map((word) => word.stem))],
        tied: new Set(
          content.filter((word) => ties.test(sentence.slice(segment.start, word.start))).map((word) => word.stem),
        ),
        frame: others.filter((one) => framesOf(sentence, one, value)).flatMap(namesIn),
        rest: others.filter((one) => !framesOf(sentence, one, value)).flatMap(namesIn),
        conditions: exceptions.flatMap((exception) => [exception.cue, ...exception.stems]),
        negations: negationsOf(sentence, words).filter((negation) => within(negation, segment)).length,
      },
    ]
  })
}

/** The runs between marks that part clauses, conditions left out; marks inside a value part nothing. */
function segmentsOf(sentence: string, values: readonly Value[], conditional: readonly Range[]): Range[] {
  const marks = [...sentence.matchAll(parting)]
    .map(({ index }) => ({ start: index, end: index + 1 }))
    .filter((mark) => !values.some((value) => within(mark, value)))
  const cuts = [...marks, ...conditional].sort((a, b) => a.start - b.start)
  const segments: Range[] = []
  let from = 0
  for (const cut of [...cuts, { start: sentence.length, end: sentence.length }]) {
    if (cut.start > from) segments.push({ start: from, end: cut.start })
    from = Math.max(from, cut.end)
  }
  return segments
}

/** Whether a segment is a frame or stands in brackets: its values say when or how much besides, not what is claimed. */
function isAside(sentence: string, segment: Range): boolean {
  const inBrackets = sentence[segment.start - 1] === '(' || sentence[segment.end] === ')'
  return inBrackets || narrows.test(sentence.slice(segment.start, segment.end))
}

function framesOf(sentence: string, segment: Range, value: Value): boolean {
  const isLabel = sentence[segment.end] === ':' && segment.end <= value.start
  return isLabel || narrows.test(sentence.slice(segment.start, segment.end))
}

/** Content words and numbers of a segment, without those that only point into a document. */
function namesOf(sentence: string, words: readonly Word[], segment: Range): string[] {
  return words
    .filter((word) => within(word, segment) && word.content && !isGeneral(word.stem))
    .filter((word) => !endsInPointer(sentence.slice(0, word.start)))
    .map((word) => word.stem)
}

function contentOf(words: readonly Word[], segment: Range, values: readonly Value[]): Word[] {
  return words.filter(
    (word) =>
      word.content &&
      within(word, segment) &&
      !/^\d/.test(word.text) &&
      !values.some((value) => word.start < value.end && word.end > value.start),
  )
}

function within(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
