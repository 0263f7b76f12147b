import { hasPointForDecimals } from './currencies.ts'
import { moneyUnit } from './math.ts'
import { english, german, type NumberStyle, readNumbers, type WrittenNumber } from './number-style.ts'
import type { Scanned, Token } from './tokens.ts'
import type { Unit } from './units.ts'
import { notes, readings } from './words.ts'
import { place } from './write-number.ts'

/** How an amount is written: "€2,900", "2.900 €", "EUR 2,900". */
export type MoneyForm = {
  readonly code: string
  readonly written: string
  readonly before: boolean
  readonly gap: string
}

/** A calculation as mathjs reads it, and as it was understood. `carriesOut`: operators and functions, 0 for a bare number. */
export type Expression = {
  readonly expression: string
  readonly reading: string
  readonly style: NumberStyle
  readonly note: string | undefined
  readonly units: readonly Unit[]
  readonly money: MoneyForm | undefined
  readonly carriesOut: number
}

const shown = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ', '^': '^' } as const
const largestFactorial = 150

type Level = { readonly at: number; plain: boolean; readonly called: boolean }

/** Writes tokens as an expression; `undefined` where they make none. `compound`: "5 ft 10 in" is one quantity. */
export function express({ tokens, german: inGerman }: Scanned, compound: boolean): Expression | undefined {
  const numbers = readNumbers(writtenNumbers(tokens, inGerman))
  if (numbers === undefined) return undefined
  const out: string[] = []
  const read: string[] = []
  const levels: Level[] = [{ at: 0, plain: false, called: false }]
  const units: Unit[] = []
  let money: MoneyForm | undefined
  let carriesOut = 0
  let wantsOperand = true
  let count = 0
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token
    const after = tokens[index + 1]
    const level = levels.at(-1)
    if (level === undefined) return undefined
    if (!wantsOperand && token.kind === 'number') {
      if (!compound || tokens[index - 1]?.kind !== 'unit' || after?.kind !== 'unit') return undefined
      out.push('+')
      read.push(' ')
      wantsOperand = true
    }
    if (wantsOperand) {
      if (token.kind === 'operator') {
        const before = tokens[index - 1]
        const mayNegate =
          before === undefined || before.kind === 'open' || (before.kind === 'operator' && '*/^'.includes(before.sign))
        if (token.sign !== '-' || !mayNegate) return undefined
        out.push('-')
        read.push('-')
        continue
      }
      if (token.kind === 'function' || token.kind === 'open') {
        if (token.kind === 'function') carriesOut += 1
        if (token.kind === 'function' && after?.kind !== 'open') return undefined
        out.push(token.kind === 'function' ? token.name : '(')
        read.push(token.kind === 'function' ? shownFunction(token.name) : '(')
        if (token.kind === 'open') {
          level.plain = true
          levels.push({ at: out.length, plain: false, called: tokens[index - 1]?.kind === 'function' })
        }
        continue
      }
      if (token.kind === 'pi') {
        level.plain = true
        out.push('pi')
        read.push('π')
        wantsOperand = false
        continue
      }
      const before = token.kind === 'money' && after?.kind === 'number' ? token : undefined
      if (before !== undefined) index += 1
      const digits = tokens[index]
      if (digits?.kind !== 'number') return undefined
      const value = numbers.values[count] ?? ''
      count += 1
      const number = place(value, numbers.style)
      const suffix = tokens[index + 1]
      wantsOperand = false
      if (before !== undefined || suffix?.kind === 'money') {
        if (before === undefined) index += 1
        const mark = before ?? suffix
        if (mark?.kind !== 'money' || (money !== undefined && money.code !== mark.code)) return undefined
        const gap = before === undefined ? (mark.spaced ? ' ' : '') : /\p{L}$/u.test(mark.written) ? ' ' : ''
        money ??= { code: mark.code, written: mark.written, before: before !== undefined, gap }
        level.plain = true
        out.push(`(${value} ${moneyUnit})`)
        read.push(inMoney(number, money))
      } else if (suffix?.kind === 'unit') {
        index += 1
        units.push(suffix.unit)
        level.plain = true
        out.push(`(${value} (${suffix.unit.expression}))`)
        read.push(`${number}${suffix.unit.label === '°' ? '' : ' '}${suffix.unit.label}`)
      } else if (suffix?.kind === 'percent') {
        index += 1
        read.push(`${number}%`)
        const sign = out.at(-1)
        if (level.plain && out.length > level.at && (sign === '+' || sign === '-') && endsTerm(tokens[index + 1])) {
          // A share of all that stands before it: 2,900 + 19% adds 19% of 2,900.
          out.splice(-1, 1, `)*(1${sign}${value}/100))`)
          out.splice(level.at, 0, '((')
        } else out.push(`(${value}/100)`)
      } else {
        level.plain = true
        out.push(value)
        read.push(number)
      }
      continue
    }
    if (token.kind === 'factorial') {
      const operand = out.at(-1) ?? ''
      if (tokens[index - 1]?.kind !== 'number' || !/^\d+$/.test(operand) || Number(operand) > largestFactorial)
        return undefined
      out.push('!')
      read.push('!')
      carriesOut += 1
    } else if (token.kind === 'operator') {
      out.push(token.sign)
      read.push(shown[token.sign])
      carriesOut += 1
      wantsOperand = true
    } else if (token.kind === 'of') {
      if (tokens[index - 1]?.kind !== 'percent') return undefined
      out.push('*')
      read.push(readings.share)
      carriesOut += 1
      wantsOperand = true
    } else if (token.kind === 'close' && levels.length > 1) {
      levels.pop()
      out.push(')')
      read.push(')')
    } else return undefined
  }
  if (wantsOperand || levels.length !== 1) return undefined
  const note =
    numbers.unsure && readsDecimals(tokens, numbers.style) ? notes.decimalSign(numbers.style.point) : undefined
  return { expression: out.join(' '), reading: read.join(''), style: numbers.style, note, units, money, carriesOut }
}

/** An amount as its user writes amounts. */
export function inMoney(amount: string, { written, before, gap }: MoneyForm): string {
  if (!before) return `${amount}${gap}${written}`
  return amount.startsWith('-') ? `-${written}${gap}${amount.slice(1)}` : `${written}${gap}${amount}`
}

function endsTerm(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'close' || (token.kind === 'operator' && '+-'.includes(token.sign))
}

function shownFunction(name: string): string {
  return name === 'log' ? 'ln' : name
}

function writtenNumbers(tokens: readonly Token[], inGerman: boolean): WrittenNumber[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'number') return []
    const beside = [tokens[index - 1], tokens[index + 1]].find((other) => other?.kind === 'money')
    return [
      {
        text: token.text,
        bias: inGerman ? german : beside?.kind === 'money' ? biasOf(token.text, beside.code) : undefined,
      },
    ]
  })
}

function biasOf(text: string, code: string): NumberStyle | undefined {
  if (text.includes(',')) return english
  return text.includes('.') ? (hasPointForDecimals(code) ? english : german) : undefined
}

function readsDecimals(tokens: readonly Token[], style: NumberStyle): boolean {
  return tokens.some((token) => token.kind === 'number' && token.text.includes(style.point))
}
