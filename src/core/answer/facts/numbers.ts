import { fold } from '../words/fold.ts'
import { decimal, plainDigits } from './decimal.ts'
import type { Fact } from './fact.ts'
import { magnitudes, spelledNumber } from './number-words.ts'

const currencySign = '[$€£¥₹]|\\b(?:USD|EUR|GBP|CHF|US\\$)'
const digits =
  "\\d{1,3}(?:[,\\u00a0\\u202f '’]\\d{3})+(?:[.]\\d+)?(?!\\d)|\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d+(?:(?:[.,:]| @[.,]@ )\\d+)*"
const numeral = new RegExp(
  `(?<code>(?<![\\p{L}\\p{N}]|\\d[.,])(?:\\p{Lu}{2,}-\\p{N}+|(?=\\p{N}*\\p{L}+\\p{N}|\\p{N}+\\p{L})[\\p{L}\\p{N}]+)(?![\\p{L}\\p{N}]))|` +
    `(?<sign>(?<=^|[\\s(])[-\\u2212](?=[$€£¥]?\\s?\\d))?(?:(?<currency>${currencySign})\\s?)?(?<digits>${digits})(?![\\p{L}])`,
  'gu',
)
const after =
  /^[\s-]?(?:(?<magnitude>hundred|thousand|million|mn|billion|bn|trillion)\b[\s-]?)?(?:(?<percent>%|percent\b|per cent\b|percentage points?\b)|(?<money>dollars?|euros?|pounds?|usd|eur|gbp|chf|cents?)\b|€|£)?/iu
const loneWords = new Set(['one', 'zero'])

/**
 * Numbers of a text: digits with grouping, decimals, signs, magnitudes, percent and currency; alphanumeric codes
 * ("3D7", "1990s"); ordinals ("7th"); spelled numbers ("ninety", "one hundred and five"). Dates are taken out before.
 */
export function numbersIn(text: string): Fact[] {
  const facts: Fact[] = []
  for (const match of text.matchAll(numeral)) {
    const fact = match.groups?.['code'] === undefined ? numeralFact(text, match) : codeFact(match)
    if (fact !== undefined) facts.push(fact)
  }
  return [...facts, ...spelled(text, facts)].sort((a, b) => a.start - b.start)
}

function codeFact(match: RegExpMatchArray): Fact {
  const text = match[0]
  const start = match.index ?? 0
  const nth = /^(\d+)(st|nd|rd|th)$/i.exec(text)
  const scaled = /^(\d+)(k|m|bn|mn)$/i.exec(text)
  const place = { kind: 'number' as const, start, end: start + text.length, text }
  if (nth) return { ...place, values: [decimal(nth[1] ?? '')], unit: 'ordinal' }
  if (scaled) {
    const shift = { k: 3, m: 6, mn: 6, bn: 9 }[(scaled[2] ?? '').toLowerCase()] ?? 0
    return { ...place, values: [decimal(scaled[1] ?? '', shift), fold(text)] }
  }
  return { ...place, values: [fold(text).replace(/-/g, '')] }
}

function numeralFact(text: string, match: RegExpMatchArray): Fact | undefined {
  const written = (match.groups?.['digits'] ?? '').replace(/ @([.,])@ /g, '$1')
  const lead = match[0].length - match[0].trimStart().length
  const start = (match.index ?? 0) + lead
  let end = (match.index ?? 0) + match[0].length
  const parts = written.split(/[.:]/)
  const compound = written.includes(':') || (parts.length > 2 && !/^\d{1,3}(\.\d{3})+,/.test(written))
  const tail = after.exec(text.slice(end))?.groups ?? {}
  const tailText = after.exec(text.slice(end))?.[0] ?? ''
  const shift = magnitudes[(tail['magnitude'] ?? '').toLowerCase()] ?? 0
  if (tailText.trim() !== '' && tailText.trim() !== '-') end += tailText.trimEnd().length
  const value = compound ? written.replace(/,/g, '') : decimal(plainDigits(written), shift)
  const sign = match.groups?.['sign'] === undefined ? '' : '-'
  const money = match.groups?.['currency'] !== undefined || tail['money'] !== undefined || /[€£]$/.test(tailText)
  const unit = tail['percent'] !== undefined ? ('percent' as const) : money ? ('currency' as const) : undefined
  return {
    kind: 'number',
    start,
    end,
    text: text.slice(start, end),
    values: [sign + value],
    ...(unit === undefined ? {} : { unit }),
  }
}

function spelled(text: string, taken: readonly Fact[]): Fact[] {
  const facts: Fact[] = []
  const words = [...text.matchAll(/\p{L}+/gu)].filter(
    (match) => !taken.some((fact) => match.index >= fact.start && match.index < fact.end),
  )
  const folded = words.map((word, index) => {
    const before = words[index - 1]
    const gap = before === undefined ? '' : text.slice(before.index + before[0].length, word.index)
    return { text: fold(word[0]), joined: /^(\s+|-)$/.test(gap) }
  })
  for (let index = 0; index < words.length; index++) {
    let stop = index + 1
    while (folded[stop]?.joined) stop++
    const run = folded.slice(index, stop).map((word) => word.text)
    const number = spelledNumber(run, 0)
    const first = words[index]
    const last = words[index + (number?.length ?? 1) - 1]
    if (number === undefined || first === undefined || last === undefined) continue
    const lone = number.length === 1 && loneWords.has(run[0] ?? '')
    const tail = after.exec(text.slice(last.index + last[0].length))
    const unit = number.ordinal
      ? ('ordinal' as const)
      : tail?.groups?.['percent'] !== undefined
        ? ('percent' as const)
        : tail?.groups?.['money'] !== undefined
          ? ('currency' as const)
          : undefined
    const end = last.index + last[0].length + (unit && !number.ordinal ? (tail?.[0].trimEnd().length ?? 0) : 0)
    facts.push({
      kind: 'number',
      start: first.index,
      end,
      text: text.slice(first.index, end),
      values: [number.value],
      ...(unit === undefined ? {} : { unit }),
      ...(lone && unit === undefined ? { loose: true } : {}),
    })
    index += number.length - 1
  }
  return facts
}
