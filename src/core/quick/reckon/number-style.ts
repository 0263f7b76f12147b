/** How numbers are written: the sign between thousands and the sign before decimals. */
export type NumberStyle = { readonly group: string; readonly point: string }

/** 2,900.50 */
export const english: NumberStyle = { group: ',', point: '.' }
/** 2.900,50 */
export const german: NumberStyle = { group: '.', point: ',' }

/** A number as written: `bias`: the style that its surroundings speak for (a currency, German words). */
export type WrittenNumber = { readonly text: string; readonly bias?: NumberStyle | undefined }

/** The values of numbers, as digits with a point, and the one style all were read in; `unsure`: written alike in both styles. */
export type ReadNumbers = {
  readonly values: readonly string[]
  readonly style: NumberStyle
  readonly unsure: boolean
}

const neutralGroups = /['’\u00a0\u202f]/g
const digitsOf = new Map([
  [english, /^(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)$/],
  [german, /^(?:(?:0|[1-9]\d*)(?:,\d+)?|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?)$/],
])

/**
 * Reads all numbers of an expression in one style: the one that stands for each of them. Where both stand, a bias decides,
 * else the English style. Apostrophes and narrow spaces between thousands go with either. A leading zero ("030") is no number.
 */
export function readNumbers(written: readonly WrittenNumber[]): ReadNumbers | undefined {
  const inEnglish = readIn(english, written)
  const inGerman = readIn(german, written)
  const both = inEnglish !== undefined && inGerman !== undefined
  const biased = written.find(({ bias }) => bias !== undefined)?.bias
  const style = both ? (biased ?? english) : inGerman === undefined ? english : german
  const values = style === english ? inEnglish : inGerman
  if (values === undefined) return undefined
  const unsure = both && values.some((value, index) => value !== (style === english ? inGerman : inEnglish)[index])
  return { values, style: { ...style, group: neutralGroup(written) ?? style.group }, unsure }
}

function readIn(style: NumberStyle, written: readonly WrittenNumber[]): string[] | undefined {
  const values = written.map(({ text }) => valueOf(style, text))
  return values.every((value) => value !== undefined) ? values : undefined
}

function valueOf(style: NumberStyle, text: string): string | undefined {
  const plain = text.replaceAll(neutralGroups, '')
  const wellGrouped = plain === text || /^[1-9]\d{0,2}(?:['’\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/.test(text)
  if (!wellGrouped || digitsOf.get(style)?.test(plain) !== true) return undefined
  if (plain !== text && plain.includes(style.group)) return undefined
  return plain.replaceAll(style.group, '').replace(style.point, '.').replace(/^\./, '0.')
}

function neutralGroup(written: readonly WrittenNumber[]): string | undefined {
  return written.flatMap(({ text }) => text.match(neutralGroups) ?? [])[0]
}
