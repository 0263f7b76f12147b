import type { Fact } from './fact.ts'

const monthNames = [
  'january|jan|januar|janvier|enero',
  'february|feb|februar|février|febrero',
  'march|mar|märz|mars|marzo',
  'april|apr|avril|abril',
  'may|mai|mayo',
  'june|jun|juni|juin|junio',
  'july|jul|juli|juillet|julio',
  'august|aug|août|agosto',
  'september|sept|sep|septembre|septiembre',
  'october|oct|oktober|octobre|octubre',
  'november|nov|novembre|noviembre',
  'december|dec|dezember|décembre|diciembre',
]
const months = new Map(monthNames.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)))
const month = `(?<month>${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})\\b\\.?`
const year = '(?<year>1[0-9]\\d\\d|2[01]\\d\\d)'
const day = '(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|\\.)?(?!\\d)'
const patterns = [
  new RegExp(`\\b${year}-(?<m>0[1-9]|1[0-2])-(?<day>[0-3]\\d)\\b`, 'giu'),
  new RegExp(`\\b(?<a>[0-3]?\\d)(?<sep>[./])(?<b>[0-3]?\\d)\\k<sep>${year}\\b`, 'giu'),
  new RegExp(`(?<!\\d)${day}\\s*(?:of\\s+)?(?:day of\\s+)?\\b${month}(?:\\s*,?\\s*(?:of\\s+)?${year}\\b)?`, 'giu'),
  new RegExp(`\\b${month}\\s*${day}(?:\\s*,?\\s*${year}\\b)?`, 'giu'),
  new RegExp(`\\b${month}\\s*,?\\s*(?:of\\s+)?${year}\\b`, 'giu'),
]
const alone = /\b(January|February|April|June|July|August|September|October|November|December)\b/g
const moreYears = /^(?:\s*(?:,|,?\s*and|or|&|\/|to|-)\s*(1[0-9]\d\d|2[01]\d\d)\b)/

/**
 * Dates of a text, each reading as `year-month-day` with `*` for what is not said: "May 24, 2011", "24th of May",
 * "24.5.2011", "2011-05-24", "May 2011", and further years in "December 31, 2004 and 2003". A bare year is a number.
 */
export function datesIn(text: string): Fact[] {
  const facts: Fact[] = []
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (facts.some((fact) => start < fact.end && end > fact.start)) continue
      const readings = read(match.groups ?? {})
      if (readings.length === 0) continue
      facts.push({ kind: 'date', start, end, text: match[0], values: readings })
      facts.push(...furtherYears(text, end, readings))
    }
  }
  for (const match of text.matchAll(alone)) {
    if (facts.some((fact) => match.index < fact.end && match.index + match[0].length > fact.start)) continue
    const value = `*-${months.get(match[0].toLowerCase()) ?? 0}-*`
    facts.push({
      kind: 'date',
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      values: [value],
    })
  }
  return facts.sort((a, b) => a.start - b.start)
}

function read(groups: Record<string, string | undefined>): string[] {
  const said = groups['year'] ?? '*'
  if (groups['a'] !== undefined && groups['b'] !== undefined) {
    const [a, b] = [Number(groups['a']), Number(groups['b'])]
    const readings = [
      [a, b],
      [b, a],
    ].filter(([d = 0, m = 0]) => d >= 1 && d <= 31 && m >= 1 && m <= 12)
    return [...new Set(readings.map(([d, m]) => `${said}-${m}-${d}`))]
  }
  const number = groups['m'] === undefined ? months.get((groups['month'] ?? '').toLowerCase()) : Number(groups['m'])
  return number === undefined ? [] : [`${said}-${number}-${groups['day'] === undefined ? '*' : Number(groups['day'])}`]
}

function furtherYears(text: string, from: number, readings: readonly string[]): Fact[] {
  const facts: Fact[] = []
  let at = from
  if (!/\d{4}$/.test(text.slice(0, from))) return facts
  for (let next = moreYears.exec(text.slice(at)); next !== null; next = moreYears.exec(text.slice(at))) {
    const said = next[1] ?? ''
    at += next[0].length
    const values = readings.map((reading) => reading.replace(/^[^-]+/, said))
    facts.push({ kind: 'date', start: at - said.length, end: at, text: said, values: [...values, `${said}-*-*`] })
  }
  return facts
}
