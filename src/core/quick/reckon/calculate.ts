import type { Reckoning } from '../../../api/quick.ts'
import { type Expression, express } from './expression.ts'
import { convert, type Decimal, decimal, evaluate, moneyUnit } from './math.ts'
import { inMoney, inUnit } from './operands.ts'
import { meansSomethingElse } from './other-meanings.ts'
import { type Scanned, scan } from './tokens.ts'
import { type Unit, unitNamed } from './units.ts'
import { notes, readings, withNotes } from './words.ts'
import { writeAmount, writeMeasure, writeNumber } from './write-number.ts'

const conversion = /^(?<quantity>.*\S)(?:\s+(?:in|into|to|as|nach)\s+|\s*(?:->|→)\s*)(?<target>\S.*)$/iu
const howMany =
  /^(?:how many|how much|wie ?viele?)\s+(?<target>.+?)\s+(?:(?:are|is|sind|ist)(?:\s+there)?(?:\s+in)?|in)\s+(?<quantity>.+)$/iu

/** Carries out a calculation or conversion. `insisted`: the user asked for it in so many words, with "=" or "calculate". */
export function calculate(text: string, insisted: boolean): Reckoning | undefined {
  for (const pattern of [howMany, conversion]) {
    const { quantity, target } = pattern.exec(text)?.groups ?? {}
    const unit = target === undefined ? undefined : unitNamed(target.replaceAll(/\s+/g, ' '))
    const scanned = quantity === undefined || unit === undefined ? undefined : scan(quantity)
    if (scanned !== undefined && unit !== undefined) return converted(scanned, unit)
  }
  const scanned = scan(text)
  const expression = scanned && express(scanned, false)
  if (scanned === undefined || expression === undefined || expression.carriesOut === 0) return undefined
  if (expression.units.some((unit) => unit.temperature)) return undefined
  const value = valueOf(expression)
  if (!insisted && meansSomethingElse(scanned.tokens, value.number.isNegative())) return undefined
  const { style, units, money } = expression
  const read = withNotes(expression.reading, [expression.note, meanNote(units)])
  if (value.measured && money !== undefined) {
    return { kind: 'number', read, result: inMoney(writeAmount(value.number, style), money) }
  }
  const [unit] = units
  return value.measured && unit !== undefined
    ? { kind: 'unit', read, result: inUnit(writeMeasure(value.number, style), unit) }
    : { kind: 'number', read, result: writeNumber(value.number, style) }
}

type Value = { number: Decimal; measured: boolean }

function valueOf({ expression, units, money, additive }: Expression): Value {
  // "100 EUR + 20": the number is an amount too.
  const bare = money !== undefined && additive && units.length === 0
  const value = evaluate(bare ? expression.replaceAll(` ${moneyUnit}`, '') : expression)
  if (!('in' in value)) return { number: value, measured: bare }
  return { number: value.in(money === undefined ? (units[0]?.expression ?? '') : moneyUnit), measured: true }
}

function converted(scanned: Scanned, target: Unit): Reckoning | undefined {
  const expression = express(scanned, true)
  if (expression === undefined || expression.units.length === 0 || expression.money !== undefined) return undefined
  const { reading, style, units, only } = expression
  const read = withNotes(readings.conversion(reading, target.label), [expression.note, meanNote([...units, target])])
  const result = (value: Decimal) => inUnit(writeMeasure(value, style), target)
  const [unit] = units
  if (unit?.temperature || target.temperature) {
    if (only === undefined || unit === undefined || units.length > 1) return undefined
    return { kind: 'unit', read, result: result(convert(decimal(only), unit.expression, target.expression)) }
  }
  const value = evaluate(expression.expression)
  return 'in' in value ? { kind: 'unit', read, result: result(value.in(target.expression)) } : undefined
}

function meanNote(units: readonly Unit[]): string | undefined {
  return units.some((unit) => unit.mean) && units.some((unit) => !unit.mean) ? notes.meanYear : undefined
}
