/** A counter's value as Word prints it. `format` is a `w:numFmt` value; unknown ones print as decimals. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'lowerLetter':
      return letters(value)
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerRoman':
      return roman(value)
    case 'upperRoman':
      return roman(value).toUpperCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'ordinal':
      return `${value}${ordinalEnding(value)}`
    default:
      return String(value)
  }
}

/** a to z, then aa, bb, as Word counts. */
function letters(value: number): string {
  const at = Math.max(0, value - 1)
  return String.fromCharCode(97 + (at % 26)).repeat(Math.floor(at / 26) + 1)
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
  let rest = Math.min(value, 3_999)
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
