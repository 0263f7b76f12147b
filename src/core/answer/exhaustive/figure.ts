import { readNumber } from './read-number.ts'

/** A figure as a cell of a table holds it. `currency` as ISO 4217; `unsure`: its points may group digits or part decimals. */
export type Figure = { value: number; percent: boolean; currency?: string; unsure?: true }

const currencies: readonly (readonly [RegExp, string])[] = [
  [/(?:\bUS|\bU\.S\. ?)?\$|\bUSD\b|\bU\.?S\.? dollars?\b/i, 'USD'],
  [/€|\bEUR\b|\beuros?\b/i, 'EUR'],
  [/£|\bGBP\b|\bpounds? sterling\b/i, 'GBP'],
  [/¥|\bJPY\b|\byen\b/i, 'JPY'],
  [/₹|\bINR\b|\brupees?\b/i, 'INR'],
  [/\bCHF\b|\bSwiss francs?\b|\bFranken\b/i, 'CHF'],
]
const otherDollars = /\b(?:CA|C|AU|A|HK|NZ|S|NT|R|MX)\$|\b(?:CAD|AUD|HKD|NZD|SGD|TWD)\b/

/** The currency that a text names by a sign, a code or a word; undefined where it names none, or another dollar. */
export function currencyIn(text: string): string | undefined {
  if (otherDollars.test(text)) return undefined
  return currencies.find(([pattern]) => pattern.test(text))?.[1]
}

const figure =
  /^[\s$€£¥₹]*(?<open>\()?[\s$€£¥₹]*(?<sign>[-−–])?[\s$€£¥₹]*(?<digits>\d[\d.,'’\u00a0\u202f]*)\s*(?<after>%|pts|bps|x)?\s*\)?\s*%?[\s$€£¥₹%)*]*$/u

/**
 * Reads a cell that is one figure: "$ (3,844)", "29,998", "(14)%", "22,291 $". Parentheses and a minus make it negative.
 * Undefined for words, dashes and years that head columns are not told apart here.
 */
export function figureOf(cell: string, language = 'en'): Figure | undefined {
  const match = figure.exec(cell.trim())
  if (!match?.groups) return undefined
  const { open, sign, digits = '', after } = match.groups
  const { value, unsure } = readNumber(digits, language)
  if (!Number.isFinite(value)) return undefined
  const negative = open !== undefined || sign !== undefined
  const percent = /%/.test(cell) || after === 'pts' || after === 'bps'
  const currency = currencyIn(cell)
  return {
    value: negative && value !== 0 ? -value : value,
    percent,
    ...(currency === undefined ? {} : { currency }),
    ...(unsure ? { unsure: true as const } : {}),
  }
}

/** Whether a cell holds a figure, or a dash that stands for nought. */
export function holdsFigure(cell: string): boolean {
  return figureOf(cell) !== undefined || /^[\s$€£¥()]*[—–-]+[\s%)]*$/.test(cell)
}

const scales: readonly (readonly [RegExp, number])[] = [
  [
    /\bin\s+(?:\p{L}+\s+){0,3}billions\b|\(billions\b|\bin Mrd\b|\bMrd\.? ?(?:€|EUR|USD)|\b(?:€|EUR|\$|USD) ?bn\b/iu,
    1e9,
  ],
  [
    /\bin\s+(?:\p{L}+\s+){0,3}millions\b|\(millions\b|\bin Mio\b|\bin Millionen\b|\bMio\.? ?(?:€|EUR|USD)|\b(?:€|EUR|\$|USD) ?(?:m|mn)\b|\bmillions of (?:dollars|euros|yen|pounds)\b/iu,
    1e6,
  ],
  [/\bin\s+(?:\p{L}+\s+){0,3}thousands\b|\(thousands\b|\bin Tausend\b|\bTEUR\b|\bT€|\bTsd\b|\$000|€000|'000\b/iu, 1e3],
]

/** By what figures are to be multiplied where a caption or a head says "(in millions)"; the first unit it names counts. */
export function scaleIn(text: string): number | undefined {
  const found = scales.flatMap(([pattern, scale]) => {
    const match = pattern.exec(text)
    return match ? [{ at: match.index, scale }] : []
  })
  return found.sort((left, right) => left.at - right.at)[0]?.scale
}
