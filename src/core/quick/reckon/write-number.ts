import type { Decimal } from './math.ts'
import type { NumberStyle } from './number-style.ts'

/** A number as it is shown, and whether it was rounded for that. */
export type WrittenValue = { readonly text: string; readonly rounded: boolean }

const digits = 12
const decimals = 6
const grouped = 4
/** Values are computed with 64 digits: what differs by less is the same. */
const dust = '1e-50'

/**
 * A number in a style: whole where it ends within 12 significant digits, else with six decimals, below one with six
 * significant digits; outside 10^-9 to 10^12 as "1.5 × 10^20".
 */
export function writeNumber(value: Decimal, style: NumberStyle): WrittenValue {
  if (value.abs().lt('1e-40')) return { text: '0', rounded: false }
  const whole = value.toSignificantDigits(digits)
  if (isSame(value, whole)) return { text: scaled(whole, style), rounded: false }
  const short = value.abs().gte(1) ? value.toDecimalPlaces(decimals) : value.toSignificantDigits(decimals)
  return { text: scaled(short, style), rounded: true }
}

/** A measured value: all its digits where it ends within 12, else 6 significant ones or two decimals, whichever is more. */
export function writeMeasure(value: Decimal, style: NumberStyle): WrittenValue {
  if (isSame(value, value.toSignificantDigits(digits))) return writeNumber(value, style)
  const short = value.abs().gte(10_000) ? value.toDecimalPlaces(2) : value.toSignificantDigits(decimals)
  return { text: writeNumber(short, style).text, rounded: true }
}

/** An amount of money: two decimals, half a cent rounded up. */
export function writeAmount(value: Decimal, style: NumberStyle): WrittenValue {
  if (value.abs().gte('1e15')) return writeNumber(value, style)
  const fixed = value.toFixed(2)
  const text = place(/^-0\.00$/.test(fixed) ? '0.00' : fixed, style)
  return { text, rounded: !isSame(value, value.toDecimalPlaces(2)) }
}

/** Digits with a point, regrouped in a style. Four digits stand ungrouped nowhere. */
export function place(plain: string, style: NumberStyle): string {
  const [whole = '', after] = plain.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const bare = whole.slice(sign.length)
  const thousands = bare.length < grouped ? bare : bare.replace(/\B(?=(?:\d{3})+$)/g, style.group)
  return `${sign}${thousands}${after === undefined ? '' : `${style.point}${after}`}`
}

function isSame(value: Decimal, other: Decimal): boolean {
  return value.sub(other).abs().lte(value.abs().times(dust))
}

/** Very large and very small numbers with a power of ten. */
function scaled(value: Decimal, style: NumberStyle): string {
  const power = value.abs().log(10).floor().toNumber()
  const exponent = value.abs().gte(`1e${power + 1}`) ? power + 1 : power
  if (exponent < digits && exponent >= -9) return place(value.toFixed(), style)
  const mantissa = value.div(`1e${exponent}`)
  const short = isSame(mantissa, mantissa.toSignificantDigits(digits)) ? digits : decimals + 1
  return `${place(mantissa.toSignificantDigits(short).toFixed(), style)} × 10^${exponent}`
}
