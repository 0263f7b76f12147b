import type { NumberStyle } from './number-style.ts'
import { groupOperands, type Item, type MoneyForm, type Operand } from './operands.ts'
import type { Scanned } from './tokens.ts'
import type { Unit } from './units.ts'
import { readings } from './words.ts'

/**
 * A calculation as mathjs reads it, and as it was understood. `carriesOut`: operators and functions, 0 for a bare number; `only`: the
 * signed digits where it is one operand; `additive`: amounts and numbers are added at most, shares of them taken.
 */
export type Expression = {
  readonly expression: string
  readonly reading: string
  readonly style: NumberStyle
  readonly note: string | undefined
  readonly units: readonly Unit[]
  readonly money: MoneyForm | undefined
  readonly carriesOut: number
  readonly only: string | undefined
  readonly additive: boolean
}

const shown = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ', '^': '^' } as const

/** Writes tokens as an expression; `undefined` where they make none. `compound`: "5 ft 10 in" is one quantity. */
export function express(scanned: Scanned, compound: boolean): Expression | undefined {
  const operands = groupOperands(scanned, compound)
  const written = operands && write(operands.items)
  if (operands === undefined || written === undefined) return undefined
  const { items, style, note } = operands
  const numbers = items.filter((item) => item.kind === 'operand')
  const amounts = numbers.flatMap(({ money }) => money ?? [])
  if (new Set(amounts.map(({ code }) => code)).size > 1) return undefined
  const [first, second] = items
  const [sign, only] = first?.kind === 'operator' ? [first.sign, second] : ['', first]
  return {
    ...written,
    style,
    note,
    units: numbers.flatMap(({ units }) => units),
    money: amounts[0],
    carriesOut: written.carriesOut + numbers.filter(({ factorial }) => factorial).length,
    additive: items.every(
      (item) => item.kind !== 'function' && !(item.kind === 'operator' && '*/^'.includes(item.sign)),
    ),
    only:
      numbers.length === 1 && items.at(-1) === only && only?.kind === 'operand' ? `${sign}${only.digits}` : undefined,
  }
}

type Written = { expression: string; reading: string; carriesOut: number }

/** A level of parentheses: where it begins, and whether more than percentages stand in it. */
type Level = { readonly at: number; plain: boolean }

function write(items: readonly Item[]): Written | undefined {
  const out: string[] = []
  const levels: Level[] = [{ at: 0, plain: false }]
  let wantsOperand = true
  for (const [index, item] of items.entries()) {
    const [before, after, level] = [items[index - 1], items[index + 1], levels.at(-1)]
    if (level === undefined) return undefined
    if (wantsOperand) {
      if (item.kind === 'operand') {
        wantsOperand = false
        if (item.share && level.plain && endsTerm(after)) addShare(out, level.at, item)
        else out.push(item.expression)
        level.plain ||= !item.share
      } else if (item.kind === 'open') {
        out.push('(')
        level.plain = true
        levels.push({ at: out.length, plain: false })
      } else if (item.kind === 'function' && after?.kind === 'open') out.push(item.name)
      else if (isNegation(item, before)) out.push('-')
      else return undefined
    } else if (item.kind === 'operator') {
      out.push(item.sign)
      wantsOperand = true
    } else if (item.kind === 'of' && before?.kind === 'operand' && before.share) {
      out.push('*')
      wantsOperand = true
    } else if (item.kind === 'close' && levels.length > 1) {
      out.push(')')
      levels.pop()
    } else return undefined
  }
  if (wantsOperand || levels.length !== 1) return undefined
  return { expression: out.join(' '), reading: readingOf(items), carriesOut: items.filter(carriesOut(items)).length }
}

/** A share of all that stands before it: 2,900 + 19% adds 19% of 2,900. */
function addShare(out: string[], levelAt: number, { digits, expression }: Operand): void {
  const sign = out.at(-1)
  if (sign !== '+' && sign !== '-') {
    out.push(expression)
    return
  }
  out.splice(-1, 1, `)*(1${sign}${digits}/100))`)
  out.splice(levelAt, 0, '((')
}

function endsTerm(item: Item | undefined): boolean {
  return item === undefined || item.kind === 'close' || (item.kind === 'operator' && '+-'.includes(item.sign))
}

function isNegation(item: Item, before: Item | undefined): boolean {
  if (item.kind !== 'operator' || item.sign !== '-') return false
  return before === undefined || before.kind === 'open' || (before.kind === 'operator' && '*/^'.includes(before.sign))
}

function carriesOut(items: readonly Item[]) {
  return (item: Item, index: number) =>
    item.kind === 'function' || item.kind === 'of' || (item.kind === 'operator' && !isNegation(item, items[index - 1]))
}

function readingOf(items: readonly Item[]): string {
  return items
    .map((item, index) => {
      if (item.kind === 'operand') return item.reading
      if (item.kind === 'operator') return isNegation(item, items[index - 1]) ? '-' : shown[item.sign]
      if (item.kind === 'of') return readings.share
      if (item.kind === 'function') return item.name === 'log' ? 'ln' : item.name
      return item.kind === 'open' ? '(' : ')'
    })
    .join('')
}
