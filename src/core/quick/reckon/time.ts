import type { Decimal } from './math.ts'
import type { Unit } from './units.ts'

const seconds = new Map([
  ['h', 3600],
  ['min', 60],
  ['s', 1],
])

/** A sum of times that were written in more than one unit, the first of which `value` is in: "5 h 10 min". Undefined for all else. */
export function asTime(value: Decimal, units: readonly Unit[]): string | undefined {
  const labels = units.map(({ label }) => label)
  const factors = labels.map((label) => seconds.get(label))
  const [first] = factors
  if (first === undefined || factors.includes(undefined) || new Set(labels).size < 2) return undefined
  // Thirds of an hour are no whole seconds in decimals.
  const total = value.times(first).toDecimalPlaces(9)
  if (!total.isInteger() || total.isNegative()) return undefined
  let left = total.toNumber()
  const parts: string[] = []
  for (const [label, factor] of seconds) {
    const count = Math.floor(left / factor)
    left -= count * factor
    if (count > 0) parts.push(`${count.toLocaleString('en')} ${label}`)
  }
  return parts.length === 0 ? `0 ${labels[0]}` : parts.join(' ')
}
