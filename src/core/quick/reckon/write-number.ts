import type { Decimal } from './math.ts'
import type { NumberStyle } from './number-style.ts'

const digits = 12
const grouped = 4

/** A number with at most 12 significant digits, grouped in a style; outside 10^-9 to 10^12 as "1.5 × 10^20". */
export function writeNumber(value: Decimal, style: NumberStyle): string {
  const rounded = value.toSignificantDigits(digits)
  if (rounded.isZero() || rounded.abs().lt('1e-40')) return '0'
  const power = rounded.abs().log(10).floor().toNumber()
  const exponent = rounded.abs().gte(`1e${power + 1}`) ? power + 1 : power
  if (exponent < digits && exponent >= -9) return place(rounded.toFixed(), style)
  return `${place(rounded.div(`1e${exponent}`).toSignificantDigits(digits).toFixed(), style)} × 10^${exponent}`
}

/** A measured value: all its digits where it ends within 12, else 6 significant ones or two decimals, whichever is more. */
export function writeMeasure(value: Decimal, style: NumberStyle): string {
  if (value.eq(value.toSignificantDigits(digits))) return writeNumber(value, style)
  const short = value.toSignificantDigits(6)
  return writeNumber(value.abs().gte(10_000) ? value.toDecimalPlaces(2) : short, style)
}

/** An amount of money: two decimals, half a cent rounded up. */
export function writeAmount(value: Decimal, style: NumberStyle): string {
  const fixed = value.toFixed(2)
  return value.abs().gte('1e15') ? writeNumber(value, style) : place(/^-0\.00$/.test(fixed) ? '0.00' : fixed, style)
}

/** Digits with a point, regrouped in a style. Four digits stand ungrouped nowhere. */
export function place(plain: string, style: NumberStyle): string {
  const [whole = '', decimals] = plain.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const bare = whole.slice(sign.length)
  const thousands = bare.length < grouped ? bare : bare.replace(/\B(?=(?:\d{3})+$)/g, style.group)
  return `${sign}${thousands}${decimals === undefined ? '' : `${style.point}${decimals}`}`
}
