import type { Reckoning } from '../../../api/quick.ts'
import { type Expression, express } from './expression.ts'
import { convert, type Decimal, decimal, evaluate, moneyUnit } from './math.ts'
import { inMoney, inUnit } from './operands.ts'
import { meansSomethingElse } from './other-meanings.ts'
import { asFraction, shares } from './shares.ts'
import { asTime } from './time.ts'
import { type Scanned, scan } from './tokens.ts'
import { type Unit, unitNamed } from './units.ts'
import { notes, readings, withNotes } from './words.ts'
import { type WrittenValue, writeAmount, writeMeasure, writeNumber } from './write-number.ts'

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
  const share = reckonShare(text)
  if (share !== undefined) return share
  const scanned = scan(asFraction(text))
  const expression = scanned && express(scanned, true)
  if (scanned === undefined || expression === undefined || expression.carriesOut === 0) return undefined
  if (expression.units.some((unit) => unit.temperature)) return undefined
  const value = valueOf(expression)
  if (!insisted && meansSomethingElse(scanned.tokens, value.number.isNegative())) return undefined
  const { style, units, money, additive } = expression
  const read = withNotes(expression.reading, [expression.note, meanNote(units)])
  const [unit] = units
  const time = value.measured && additive ? asTime(value.number, units) : undefined
  if (time !== undefined) return { kind: 'unit', read, result: time }
  if (value.measured && money !== undefined) {
    return reckoned('number', read, writeAmount(value.number, style), (text) => inMoney(text, money))
  }
  return value.measured && unit !== undefined
    ? reckoned('unit', read, writeMeasure(value.number, style), (text) => inUnit(text, value.unit ?? unit))
    : reckoned('number', read, writeNumber(value.number, style))
}

/** "20 as % of 80", "what percent of 80 is 20", "percentage change from 80 to 100". */
function reckonShare(text: string): Reckoning | undefined {
  for (const { pattern, formula, reading } of shares) {
    const { part = '', whole = '' } = pattern.exec(text)?.groups ?? {}
    const sides = [part, whole].map((side) => {
      const scanned = scan(side)
      return scanned && express(scanned, false)
    })
    const joint = scan(formula(part, whole))
    const expression = joint && express(joint, false)
    if (expression === undefined || sides.some((side) => side?.carriesOut !== 0)) continue
    const value = evaluate(expression.expression)
    if ('in' in value) continue
    const [one = '', other = ''] = sides.map((side) => side?.reading)
    const read = withNotes(reading(one, other), [expression.note])
    return reckoned('number', read, writeNumber(value, expression.style), (plain) => `${plain}%`)
  }
  return undefined
}

function reckoned(
  kind: Reckoning['kind'],
  read: string,
  { text, rounded }: WrittenValue,
  dress = (plain: string) => plain,
): Reckoning {
  return { kind, read, result: dress(text), ...(rounded ? { rounded: true } : {}) }
}

/** `unit`: of a rate that was multiplied out, "5 mg/kg × 70 kg" in mg. */
type Value = { number: Decimal; measured: boolean; unit?: Unit | undefined }

function valueOf({ expression, units, money, additive }: Expression): Value {
  // "100 EUR + 20": the number is an amount too.
  const bare = money !== undefined && additive && units.length === 0
  const value = evaluate(bare ? expression.replaceAll(` ${moneyUnit}`, '') : expression)
  if (!('in' in value)) {
    // mg and kg cancel out: what is left is counted in the rate that was written, or that two amounts make.
    const rate =
      units.find(isPureRate) ?? (units.length === 2 ? unitNamed(units.map(({ label }) => label).join('/')) : undefined)
    return rate && isPureRate(rate) && money === undefined
      ? { number: inPureRate(value, rate), measured: true, unit: rate }
      : { number: value, measured: bare }
  }
  if (money !== undefined) return { number: value.in(moneyUnit), measured: true }
  const unit = units.length === 2 && !additive ? amountOfRate(units) : undefined
  return { number: value.in((unit ?? units[0])?.expression ?? ''), measured: true, unit }
}

/** A rate whose units cancel out, as mg/kg. */
function isPureRate({ label, expression }: Unit): boolean {
  return label.includes('/') && !('in' in evaluate(`(1 (${expression}))`))
}

function inPureRate(value: Decimal, rate: Unit): Decimal {
  const one = evaluate(`(1 (${rate.expression}))`)
  return 'in' in one ? value : value.div(one)
}

/** What a rate counts, where it is multiplied with what it is per: mg of mg/kg with kg. */
function amountOfRate(units: readonly Unit[]): Unit | undefined {
  const rate = units.find(({ label }) => label.includes('/'))
  const [amount = '', per = ''] = rate?.label.split('/') ?? []
  return units.some(({ label }) => label === per) ? unitNamed(amount) : undefined
}

function converted(scanned: Scanned, target: Unit): Reckoning | undefined {
  const expression = express(scanned, true)
  if (expression === undefined || expression.units.length === 0 || expression.money !== undefined) return undefined
  const { reading, style, units, only } = expression
  const read = withNotes(readings.conversion(reading, target.label), [expression.note, meanNote([...units, target])])
  const result = (value: Decimal) => reckoned('unit', read, writeMeasure(value, style), (text) => inUnit(text, target))
  const [unit] = units
  if (unit?.temperature || target.temperature) {
    if (only === undefined || unit === undefined || units.length > 1) return undefined
    return result(convert(decimal(only), unit.expression, target.expression))
  }
  const value = evaluate(expression.expression)
  if ('in' in value) return result(value.in(target.expression))
  return unit && isPureRate(unit) && isPureRate(target) ? result(inPureRate(value, target)) : undefined
}

function meanNote(units: readonly Unit[]): string | undefined {
  return units.some((unit) => unit.mean) && units.some((unit) => !unit.mean) ? notes.meanYear : undefined
}
