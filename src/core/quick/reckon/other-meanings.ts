import type { Token } from './tokens.ts'

/**
 * Is a text that could be calculated more likely something else: a range ("10-12", "5 km - 10 km"), a day ("3/4", "12-4-2024"),
 * a telephone or file number ("555-1234", "2024/117"), an address of a network? `negative`: its value is below zero.
 */
export function meansSomethingElse(tokens: readonly Token[], negative: boolean): boolean {
  const operators = tokens.filter((token) => token.kind === 'operator')
  const numbers = tokens.flatMap((token) => (token.kind === 'number' ? [token.text] : []))
  if (operators.length === 0) return false
  const only = (sign: string) => operators.every((token) => token.sign === sign)
  const tight = operators.every((token) => token.tight)
  const plain = tokens.every(
    (token) => token.kind === 'operator' || (token.kind === 'number' && /^\d+$/.test(token.text)),
  )
  const parts = numbers.map(Number)
  if (only('-')) return tight || negative || operators.some((token) => token.range) || (plain && isDay(parts))
  if (only('/') && plain) return isDay(parts) || (tight && isNumberOfFile(parts))
  return only('/') && tight && numbers.some(isAddress)
}

const isYear = (value: number | undefined) => value !== undefined && value >= 1900 && value <= 2199
const isSmall = (value: number | undefined) => value !== undefined && value <= 31

function isDay(parts: readonly number[]): boolean {
  if (parts.length !== 3) return false
  const [a, b, c] = parts
  return isSmall(b) && ((isYear(a) && isSmall(c)) || (isSmall(a) && isYear(c)))
}

function isNumberOfFile(parts: readonly number[]): boolean {
  return parts.length > 2 || parts.some(isYear) || parts.every(isSmall)
}

function isAddress(text: string): boolean {
  const bytes = text.split('.')
  return bytes.length === 4 && bytes.every((byte) => Number(byte) <= 255)
}
