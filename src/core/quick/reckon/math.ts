import {
  absDependencies,
  addDependencies,
  type BigNumber,
  bignumberDependencies,
  cbrtDependencies,
  cosDependencies,
  create,
  createUnitDependencies,
  divideDependencies,
  expDependencies,
  type FactoryFunctionMap,
  factorialDependencies,
  log2Dependencies,
  log10Dependencies,
  logDependencies,
  multiplyDependencies,
  parseDependencies,
  piDependencies,
  powDependencies,
  roundDependencies,
  sinDependencies,
  sqrtDependencies,
  subtractDependencies,
  tanDependencies,
  unaryMinusDependencies,
  unitDependencies,
} from 'mathjs'

/** mathjs with decimal numbers of 64 digits and what a calculation may use: no matrices, no `import`, no `evaluate`. */
const math = create(
  {
    absDependencies,
    addDependencies,
    bignumberDependencies,
    cbrtDependencies,
    cosDependencies,
    createUnitDependencies,
    divideDependencies,
    expDependencies,
    factorialDependencies,
    log2Dependencies,
    log10Dependencies,
    logDependencies,
    multiplyDependencies,
    parseDependencies,
    piDependencies,
    powDependencies,
    roundDependencies,
    sinDependencies,
    sqrtDependencies,
    subtractDependencies,
    tanDependencies,
    unaryMinusDependencies,
    unitDependencies,
  } as FactoryFunctionMap,
  { number: 'BigNumber', precision: 64 },
)

/** A decimal number of 64 digits. */
export type Decimal = BigNumber
type DecimalClass = { set(settings: Record<'precision' | 'rounding' | 'maxE' | 'minE', number>): void }

/** Numbers end at 10^300: reducing the argument of a sine stays within the digits of pi that decimal.js has. */
function setLimits(): void {
  const { BigNumber } = math as unknown as { BigNumber: DecimalClass }
  BigNumber.set({ precision: 64, rounding: 4, maxE: 300, minE: -300 })
}
setLimits()

/** The unit that stands for a currency while an expression is evaluated. */
export const moneyUnit = 'carrelmoney'
math.createUnit(moneyUnit)

/** The decimal number of `digits`, written with a point and no groups. */
export function decimal(digits: string): Decimal {
  return math.bignumber(digits)
}

/** The value of an expression that `expression.ts` wrote; a number, or a quantity as `{ in: unit -> number }`. Throws where it has none. */
export function evaluate(expression: string): Decimal | { in(unit: string): Decimal } {
  // decimal.js leaves another precision behind where a function of it throws.
  setLimits()
  const value: unknown = math.parse(expression).evaluate()
  if (isDecimal(value)) return value
  if (typeof value === 'object' && value !== null && 'toNumeric' in value) {
    const quantity = value as { toNumeric(unit: string): unknown }
    return { in: (unit) => finite(quantity.toNumeric(unit)) }
  }
  throw new RangeError('no real number')
}

/** `value` (a number in `from`) in `to`; temperatures keep their zero points. Throws where the units do not fit. */
export function convert(value: Decimal, from: string, to: string): Decimal {
  return finite(math.unit(value, from).toNumeric(to))
}

function finite(value: unknown): Decimal {
  if (!isDecimal(value)) throw new RangeError('no real number')
  return value
}

function isDecimal(value: unknown): value is Decimal {
  return (
    typeof value === 'object' && value !== null && 'isBigNumber' in value && (value as unknown as Decimal).isFinite()
  )
}
