/** How a currency was written beside its number. */
export type MoneyMark = { readonly code: string; readonly written: string; readonly before: boolean }

const symbols = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
])
const codes = new Set(
  'EUR USD GBP CHF JPY CNY SEK NOK DKK PLN CZK HUF RON CAD AUD NZD INR KRW TRY BRL ZAR MXN SGD HKD ILS'.split(' '),
)
const names = new Map([
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['franken', 'CHF'],
  ['francs', 'CHF'],
])
const pointFirst = new Set(['USD', 'GBP', 'CAD', 'AUD', 'NZD', 'INR'])

/** The currency a sign, code or name stands for, and how it is written. */
export function currencyNamed(name: string): { code: string; written: string } | undefined {
  const upper = name.toUpperCase()
  if (symbols.has(upper)) return { code: symbols.get(upper) ?? upper, written: upper }
  if (codes.has(upper)) return { code: upper, written: upper }
  const code = names.get(name.toLowerCase())
  return code === undefined ? undefined : { code, written: name }
}

/** Is a point before three digits ("1.250") decimals in amounts of this currency? Elsewhere it parts thousands. */
export function hasPointForDecimals(code: string): boolean {
  return pointFirst.has(code)
}
