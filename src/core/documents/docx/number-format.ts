import { cardinalWords, ordinalWords } from './number-words.ts'

/**
 * A counter's value as Word prints it. `format` is a `w:numFmt` value (ECMA-376 part 1, 17.18.59), `pattern` the
 * numbers that a `custom` one begins with, such as `001, 002, 003, ...`; unknown ones print as decimals.
 */
export function formatNumber(value: number, format: string, pattern?: string): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return ''
    case 'lowerLetter':
      return symbols(value, latin)
    case 'upperLetter':
      return symbols(value, latin).toUpperCase()
    case 'russianLower':
      return symbols(value, russian)
    case 'russianUpper':
      return symbols(value, russian).toUpperCase()
    case 'lowerRoman':
      return roman(value)
    case 'upperRoman':
      return roman(value).toUpperCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'custom':
      return String(value).padStart(/^0*1(?=,)/.exec(pattern ?? '')?.[0].length ?? 1, '0')
    case 'ordinal':
      return `${value}${ordinalEnding(value)}`
    case 'cardinalText':
      return cardinalWords(value)
    case 'ordinalText':
      return ordinalWords(value)
    case 'hex':
      return value.toString(16).toUpperCase()
    case 'chicago':
      return symbols(value, '*†‡§')
    case 'numberInDash':
      return `- ${value} -`
    case 'decimalEnclosedParen':
      return `(${value})`
    case 'decimalEnclosedFullstop':
      return `${value}.`
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value)
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return ideographs(value)
    default:
      return String(value)
  }
}

const latin = 'abcdefghijklmnopqrstuvwxyz'
const russian = 'абвгдежзиклмнопрстуфхцчшщыэюя'
/** Longer labels are no count but an attack on memory. */
const mostRepeats = 40

/** The signs one after the other, then each twice: a to z, then aa, bb. */
function symbols(value: number, alphabet: string): string {
  if (value < 1) return ''
  const repeats = Math.floor((value - 1) / alphabet.length) + 1
  return repeats > mostRepeats ? String(value) : alphabet.charAt((value - 1) % alphabet.length).repeat(repeats)
}

/** Chinese and Japanese counting numbers up to 99, as legal texts number their articles. */
function ideographs(value: number): string {
  const digits = '〇一二三四五六七八九'
  if (value < 0 || value > 99) return String(value)
  if (value < 10) return digits.charAt(value)
  const ten = Math.floor(value / 10)
  return `${ten === 1 ? '' : digits.charAt(ten)}十${value % 10 === 0 ? '' : digits.charAt(value % 10)}`
}

const romanParts: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  if (value < 1) return ''
  if (value > 3_999) return String(value)
  let rest = value
  let text = ''
  for (const [size, sign] of romanParts) {
    text += sign.repeat(Math.floor(rest / size))
    rest %= size
  }
  return text
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}
