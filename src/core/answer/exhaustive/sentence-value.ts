import type { CellMark, ColumnKind } from '../../../api/answer-table.ts'
import type { Span } from '../../../api/span.ts'
import { datesIn } from '../facts/dates.ts'
import { blank, type Fact } from '../facts/fact.ts'
import { numbersIn } from '../facts/numbers.ts'
import { wordsOf } from '../words/words.ts'
import type { PlannedColumn } from './column-plan.ts'
import { conceptsOf } from './concepts.ts'
import type { AskedSentence } from './document-sentences.ts'
import { currencyIn } from './figure.ts'
import { type ReadNumber, readNumber } from './read-number.ts'

/** A value as a sentence says it; `text`: its own words. */
export type SentenceValue = { text: string; value: number; unit: string | undefined; span: Span; marks: CellMark[] }

const sureHeld = 0.99
/** Words before a value that is by how much something went up or down, not what it is. */
const changes =
  /\b(?:(?:in|de)creas(?:e|ed|es|ing)|rose|fell|grew|up|down|higher|lower|change[ds]?|gestiegen|gesunken|erhöht|verringert)(?:\s+(?:by|of|approximately|about|um|von))*[\s$€£]*$/iu

/**
 * The value of a kind that the sentences of a document say of what is asked: of the sentence that holds most of it, the one
 * nearest to its words. Marked `weak` where the sentence holds a part, `several` where it or an equal one says others too,
 * `unit` where an amount has no currency.
 */
export function sentenceValue(
  asked: PlannedColumn,
  sentences: readonly AskedSentence[],
  language?: string,
): SentenceValue | undefined {
  const wantsChange = changes.test(asked.query)
  const found = sentences.flatMap((sentence) => {
    const facts = valuesOf(sentence.text, asked.kind).filter(
      (fact) => wantsChange || !changes.test(sentence.text.slice(Math.max(0, fact.start - 40), fact.start)),
    )
    const fact = nearest(facts, sentence.text, asked.concepts)
    return fact ? [{ sentence, fact, alone: new Set(facts.map(({ values }) => values[0])).size === 1 }] : []
  })
  const best = found.toSorted((a, b) => b.sentence.held - a.sentence.held || Number(b.alone) - Number(a.alone))[0]
  if (!best) return undefined
  const { sentence, fact } = best
  const said = numberOf(fact, asked.kind, language)
  if (said === undefined) return undefined
  const { value } = said
  const others = found.some(
    (other) => other.sentence.held >= sentence.held && numberOf(other.fact, asked.kind, language)?.value !== value,
  )
  const unit = asked.kind === 'percent' ? '%' : asked.kind === 'amount' ? currencyIn(fact.text) : undefined
  const marks: CellMark[] = [
    ...(others || !best.alone ? (['several'] as const) : []),
    ...((asked.kind === 'amount' && unit === undefined) || said.unsure ? (['unit'] as const) : []),
    ...(sentence.held < sureHeld ? (['weak'] as const) : []),
  ]
  return { text: fact.text, value, unit, span: sentence.span, marks }
}

function valuesOf(text: string, kind: ColumnKind): Fact[] {
  const dates = datesIn(text)
  if (kind === 'date') return dates.filter(({ values }) => /^\d{4}-\d/.test(values[0] ?? ''))
  const numbers = numbersIn(blank(text, dates)).filter(
    ({ loose, values }) => !loose && Number.isFinite(Number(values[0])),
  )
  if (kind === 'percent') return numbers.filter(({ unit }) => unit === 'percent')
  if (kind === 'amount') {
    const money = numbers.filter(({ unit }) => unit === 'currency')
    return money.length > 0
      ? money
      : numbers.filter(({ unit, text: own }) => unit === undefined && /\d[.,'’\u00a0 ]\d{3}\b|\d[.,]\d\d\b/.test(own))
  }
  return numbers.filter(
    ({ unit, values, text: own }) => unit === undefined && !isYear(values[0]) && !/^\d+(?:\.\d+)+$/.test(own),
  )
}

function isYear(value: string | undefined): boolean {
  return /^(?:19|20)\d\d$/.test(value ?? '')
}

/** The value nearest to the last of the asked words; what follows them comes before what leads to them. */
function nearest(facts: readonly Fact[], text: string, asked: ReadonlySet<string>): Fact | undefined {
  const words = wordsOf(text).filter((word) => [...conceptsOf(word.text)].some((concept) => asked.has(concept)))
  const last = words.at(-1)
  if (!last) return facts[0]
  const distance = (fact: Fact) => (fact.start >= last.end ? fact.start - last.end : (last.start - fact.end) * 2 + 10)
  return facts.toSorted((a, b) => distance(a) - distance(b))[0]
}

const digitsAlone = /^[^\d]*(?<digits>\d[\d.,'’\u00a0\u202f]*)[^\d]*$/u
const scaled = /\d\s*(?:k|m|mn|bn|Mio|Mrd|Tsd|hundred|thousand|million|billion|trillion)\b/iu

function numberOf(fact: Fact, kind: ColumnKind, language: string | undefined): ReadNumber | undefined {
  if (kind !== 'date') {
    const plain = scaled.test(fact.text) ? undefined : digitsAlone.exec(fact.text)?.groups?.['digits']
    const own = Number(fact.values[0])
    if (plain === undefined) return { value: own, unsure: false }
    const { value, unsure } = readNumber(plain, language)
    return { value: own < 0 ? -value : value, unsure }
  }
  const [year = '', month = '', day = ''] = (fact.values[0] ?? '').split('-')
  if (month === '*') return undefined
  const value = Number(`${year}${month.padStart(2, '0')}${day === '*' ? '00' : day.padStart(2, '0')}`)
  return { value, unsure: false }
}
