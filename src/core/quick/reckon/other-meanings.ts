import type { Token } from './tokens.ts'

type Operator = Extract<Token, { kind: 'operator' }>

/**
 * Is a text that could be calculated more likely something else: a range ("10-12", "5 km - 10 km"), a day ("3/4", "12-4-2024"),
 * a telephone or file number ("555-1234", "2024/117"), a size ("4 x 7 ft"), an address of a network, a power of ten that lost its
 * height ("8.2 · 10−5"), a blood pressure ("120/80")? `negative`: its value is below zero.
 */
export function meansSomethingElse(tokens: readonly Token[], negative: boolean): boolean {
  const operators = tokens.filter((token): token is Operator => token.kind === 'operator')
  if (operators.length === 0) return false
  const numbers = tokens.flatMap((token) => (token.kind === 'number' ? [token.text] : []))
  const parts = numbers.map(Number)
  const plain =
    numbers.every((text) => /^\d+$/.test(text)) && !tokens.some(({ kind }) => kind === 'unit' || kind === 'money')
  const tight = operators.every((token) => token.tight)
  const only = (sign: string) => operators.every((token) => token.sign === sign)
  const tightMinus = operators.some((token) => token.sign === '-' && token.tight)
  if (operators.some((token) => token.look === 'letter') && tokens.some(({ kind }) => kind === 'unit')) return true
  if (tightMinus && !tight) return true
  if (only('-') && tokens.at(-1)?.kind === 'percent' && isRising(parts)) return true
  if (only('-')) return tight || negative || operators.some(({ look }) => look === 'dash') || (plain && isDay(parts))
  if (operators[0]?.sign === '/' && tight && isIdentifier(numbers[0] ?? '')) return true
  return only('/') && plain && (isDay(parts) || (tight && (isNumberOfFile(parts) || isPair(parts))))
}

const isYear = (value: number | undefined) => value !== undefined && value >= 1900 && value <= 2199
const isSmall = (value: number | undefined) => value !== undefined && value <= 31

/** The ends of a range: "10 - 15%". */
function isRising(parts: readonly number[]): boolean {
  const [first, second] = parts
  return parts.length === 2 && first !== undefined && second !== undefined && first < second
}

function isDay(parts: readonly number[]): boolean {
  if (parts.length !== 3) return false
  const [a, b, c] = parts
  return isSmall(b) && ((isYear(a) && isSmall(c)) || (isSmall(a) && isYear(c)))
}

function isNumberOfFile(parts: readonly number[]): boolean {
  return parts.length > 2 || parts.some(isYear) || parts.every(isSmall)
}

/** A blood pressure ("120/80") or two equal shares ("50/50"). */
function isPair(parts: readonly number[]): boolean {
  const [over = 0, under = 0] = parts
  return over === under || (over >= 70 && over <= 250 && under >= 40 && under <= 140 && over > under)
}

/** The first part of a network ("192.168.100.100/24") or of a DOI ("10.1186/1471-2121"). */
function isIdentifier(text: string): boolean {
  const bytes = text.split('.')
  return /^10\.\d{4,}$/.test(text) || (bytes.length === 4 && bytes.every((byte) => Number(byte) <= 255))
}
