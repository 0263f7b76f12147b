import { hasPointForDecimals } from './currencies.ts'
import { moneyUnit } from './math.ts'
import { english, german, type NumberStyle, readNumbers, type WrittenNumber } from './number-style.ts'
import type { Scanned, Token } from './tokens.ts'
import type { Unit } from './units.ts'
import { notes } from './words.ts'
import { place } from './write-number.ts'

/** How an amount is written: "€2,900", "2.900 €", "EUR 2,900". */
export type MoneyForm = {
  readonly code: string
  readonly written: string
  readonly before: boolean
  readonly gap: string
}

/** A number with what belongs to it, for mathjs and for people; `share`: the digits of a percentage, `units` those in it. */
export type Operand = {
  readonly kind: 'operand'
  readonly expression: string
  readonly reading: string
  readonly digits: string
  readonly share: boolean
  readonly factorial: boolean
  readonly units: readonly Unit[]
  readonly money?: MoneyForm
}

/** The parts between which a calculation is carried out. */
export type Item = Operand | Exclude<Token, { kind: 'number' | 'unit' | 'money' | 'percent' | 'factorial' | 'pi' }>

export type Operands = {
  readonly items: readonly Item[]
  readonly style: NumberStyle
  readonly note: string | undefined
}

const largestFactorial = 150

/**
 * Joins numbers with their units, currencies, percent signs and exclamation marks; `undefined` where one stands alone or a number
 * cannot be read. `compound`: "5 ft 10 in" is one operand.
 */
export function groupOperands({ tokens, german: inGerman }: Scanned, compound: boolean): Operands | undefined {
  const numbers = readNumbers(writtenNumbers(tokens, inGerman))
  if (numbers === undefined) return undefined
  const { style, unsure } = numbers
  const items: Item[] = []
  const values = numbers.values[Symbol.iterator]()
  for (let index = 0; index < tokens.length; index += 1) {
    const found = operandAt(tokens, index, values, style)
    const token = tokens[index]
    if (found !== undefined) {
      const before = items.at(-1)
      if (compound && before?.kind === 'operand' && before.units.length > 0 && found.operand.units.length > 0) {
        items[items.length - 1] = joined(before, found.operand)
      } else items.push(found.operand)
      index += found.length - 1
    } else if (token === undefined || !isItem(token)) return undefined
    else items.push(token)
  }
  const decimals = tokens.some((token) => token.kind === 'number' && token.text.includes(style.point))
  return { items, style, note: unsure && decimals ? notes.decimalSign(style.point) : undefined }
}

/** An amount as its user writes amounts. */
export function inMoney(amount: string, { written, before, gap }: MoneyForm): string {
  if (!before) return `${amount}${gap}${written}`
  return amount.startsWith('-') ? `-${written}${gap}${amount.slice(1)}` : `${written}${gap}${amount}`
}

/** A number with its unit's sign. */
export function inUnit(number: string, { label }: Unit): string {
  return `${number}${label === '°' ? '' : ' '}${label}`
}

type Found = { operand: Operand; length: number }

function operandAt(
  tokens: readonly Token[],
  at: number,
  values: Iterator<string>,
  style: NumberStyle,
): Found | undefined {
  const token = tokens[at]
  const bare = { kind: 'operand', share: false, factorial: false, units: [] } as const
  if (token?.kind === 'pi') return { operand: { ...bare, expression: 'pi', reading: 'π', digits: '' }, length: 1 }
  const before = token?.kind === 'money' ? token : undefined
  if (tokens[before === undefined ? at : at + 1]?.kind !== 'number') return undefined
  const digits = values.next().value as string
  const number = place(digits, style)
  const mark = before ?? tokens[at + 1]
  if (mark?.kind === 'money') {
    const gap = before === undefined ? mark.spaced : /\p{L}$/u.test(mark.written)
    const money = { code: mark.code, written: mark.written, before: before !== undefined, gap: gap ? ' ' : '' }
    const operand = { ...bare, digits, money, expression: `(${digits} ${moneyUnit})`, reading: inMoney(number, money) }
    return { operand, length: 2 }
  }
  if (mark?.kind === 'unit') {
    const { unit } = mark
    const expression = `(${digits} (${unit.expression}))`
    return { operand: { ...bare, digits, units: [unit], expression, reading: inUnit(number, unit) }, length: 2 }
  }
  if (mark?.kind === 'percent') {
    return {
      operand: { ...bare, digits, share: true, expression: `(${digits}/100)`, reading: `${number}%` },
      length: 2,
    }
  }
  if (mark?.kind === 'factorial') {
    if (!/^\d+$/.test(digits) || Number(digits) > largestFactorial) throw new RangeError('no factorial')
    return {
      operand: { ...bare, digits, factorial: true, expression: `(${digits}!)`, reading: `${number}!` },
      length: 2,
    }
  }
  return { operand: { ...bare, digits, expression: digits, reading: number }, length: 1 }
}

function joined(first: Operand, second: Operand): Operand {
  return {
    ...first,
    expression: `(${first.expression} + ${second.expression})`,
    reading: `${first.reading} ${second.reading}`,
    units: [...first.units, ...second.units],
  }
}

function isItem(token: Token): token is Exclude<Item, Operand> {
  return ['operator', 'function', 'of', 'open', 'close'].includes(token.kind)
}

function writtenNumbers(tokens: readonly Token[], inGerman: boolean): WrittenNumber[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'number') return []
    const beside = [tokens[index - 1], tokens[index + 1]].find((other) => other?.kind === 'money')
    return [{ text: token.text, bias: inGerman ? german : beside && biasOf(token.text, beside.code) }]
  })
}

function biasOf(text: string, code: string): NumberStyle | undefined {
  if (text.includes(',')) return english
  return text.includes('.') ? (hasPointForDecimals(code) ? english : german) : undefined
}
