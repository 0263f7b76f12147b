import { currencyNamed } from './currencies.ts'
import { type Unit, unitNamed } from './units.ts'

export type Sign = '+' | '-' | '*' | '/' | '^'

/** A part of a calculation as typed. `tight`: an operator without spaces on either side; `look`: written as an en dash, as a letter x. */
export type Token =
  | { kind: 'number'; text: string }
  | { kind: 'unit'; unit: Unit }
  | { kind: 'money'; code: string; written: string; spaced: boolean }
  | { kind: 'operator'; sign: Sign; tight: boolean; look: 'sign' | 'dash' | 'letter' }
  | { kind: 'function'; name: string }
  | { kind: 'percent' | 'of' | 'factorial' | 'open' | 'close' | 'pi' }

/** The tokens of a calculation, and whether German words stand in it. */
export type Scanned = { readonly tokens: readonly Token[]; readonly german: boolean }

const number = /\d(?:[\d.,'’\u00a0\u202f]*\d)?|\.\d+/y
const word = /[\p{L}°µ℃℉][\p{L}°]*[²³]?(?:[23](?!\d))?(?:\/\p{L}+)?/uy
const space = /\s+/y
const symbols = new Map<string, Sign>([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['–', '-'],
  ['*', '*'],
  ['×', '*'],
  ['·', '*'],
  ['/', '/'],
  ['÷', '/'],
  ['^', '^'],
])
const operatorWords = new Map<string, Sign>([
  ['plus', '+'],
  ['minus', '-'],
  ['times', '*'],
  ['multiplied by', '*'],
  ['x', '*'],
  ['mal', '*'],
  ['divided by', '/'],
  ['geteilt durch', '/'],
  ['durch', '/'],
  ['to the power of', '^'],
  ['hoch', '^'],
])
const germanWords = new Set(['mal', 'geteilt durch', 'durch', 'hoch', 'von', 'prozent'])
const functions = new Map(
  Object.entries({
    sqrt: 'sqrt',
    wurzel: 'sqrt',
    cbrt: 'cbrt',
    abs: 'abs',
    round: 'round',
    ln: 'log',
    log: 'log10',
    lg: 'log10',
    log10: 'log10',
    log2: 'log2',
    exp: 'exp',
    sin: 'sin',
    cos: 'cos',
    tan: 'tan',
  }),
)
const functionName = /(?:sqrt|wurzel|cbrt|abs|round|ln|log10|log2|log|lg|exp|sin|cos|tan)(?=\s*\()/iy
const mostTokens = 100

/** Splits a text into the parts of a calculation; `undefined` where anything else stands in it. */
export function scan(text: string): Scanned | undefined {
  const tokens: Token[] = []
  let german = false
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const gap = take(space)
    if (gap !== undefined) at += gap.length
    if (at >= text.length) break
    if (tokens.length >= mostTokens) return undefined
    const found = next(text, at, take)
    if (found === undefined) return undefined
    at += found.length
    german ||= found.german ?? false
    tokens.push(found.token)
  }
  return { tokens, german }
}

type Found = { token: Token; length: number; german?: boolean }

function next(text: string, at: number, take: (pattern: RegExp) => string | undefined): Found | undefined {
  const digits = take(number)
  if (digits !== undefined) return { token: { kind: 'number', text: digits }, length: digits.length }
  const name = take(functionName)
  if (name !== undefined) {
    return { token: { kind: 'function', name: functions.get(name.toLowerCase()) ?? '' }, length: name.length }
  }
  const character = text[at] ?? ''
  const power = text.startsWith('**', at)
  const sign = power ? '^' : symbols.get(character)
  if (sign !== undefined) {
    const length = power ? 2 : 1
    const tight = !/\s/.test(text[at - 1] ?? ' ') && !/\s/.test(text[at + length] ?? ' ')
    return { token: { kind: 'operator', sign, tight, look: character === '–' ? 'dash' : 'sign' }, length }
  }
  if (character === '%') return { token: { kind: 'percent' }, length: 1 }
  if (character === '!') return { token: { kind: 'factorial' }, length: 1 }
  if (character === '(') return { token: { kind: 'open' }, length: 1 }
  if (character === ')') return { token: { kind: 'close' }, length: 1 }
  return inWords(text, at)
}

function inWords(text: string, at: number): Found | undefined {
  const spaced = /\s/.test(text[at - 1] ?? '')
  const sign = /US\$|[€$£¥₹]/iy
  sign.lastIndex = at
  const currency = sign.exec(text)?.[0]
  if (currency !== undefined) return money(currency, spaced)
  const ends: number[] = []
  for (let from = at; ends.length < 4; ) {
    word.lastIndex = from
    const match = word.exec(text)
    if (match === null) break
    ends.push(from + match[0].length)
    const gap = /[ \u00a0]+/y
    gap.lastIndex = ends.at(-1) ?? at
    from = (ends.at(-1) ?? at) + (gap.exec(text)?.[0].length ?? Number.NaN)
    if (Number.isNaN(from)) break
  }
  for (const end of ends.reverse()) {
    const found = named(text.slice(at, end), spaced && /\s/.test(text[end] ?? ''), spaced)
    if (found !== undefined) return found
  }
  return undefined
}

function named(name: string, alone: boolean, spaced: boolean): Found | undefined {
  const length = name.length
  const lower = name.toLowerCase().replaceAll(/\s+/g, ' ')
  const german = germanWords.has(lower)
  const sign = operatorWords.get(lower)
  if (sign !== undefined) {
    return alone
      ? { token: { kind: 'operator', sign, tight: false, look: lower === 'x' ? 'letter' : 'sign' }, length, german }
      : undefined
  }
  if (['percent', 'per cent', 'prozent'].includes(lower)) return { token: { kind: 'percent' }, length, german }
  if (lower === 'of' || lower === 'von') return { token: { kind: 'of' }, length, german }
  if (lower === 'pi' || lower === 'π') return { token: { kind: 'pi' }, length }
  const unit = unitNamed(name.replaceAll(/\s+/g, ' '))
  return unit === undefined ? money(name, spaced) : { token: { kind: 'unit', unit }, length }
}

function money(name: string, spaced: boolean): Found | undefined {
  const currency = currencyNamed(name)
  return currency && { token: { kind: 'money', ...currency, spaced }, length: name.length }
}
