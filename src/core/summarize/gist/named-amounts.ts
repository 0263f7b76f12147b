import { currencyIn, scaleIn } from '../../answer/exhaustive/figure.ts'
import { datesIn } from '../../answer/facts/dates.ts'
import { blank, type Fact } from '../../answer/facts/fact.ts'
import { numbersIn } from '../../answer/facts/numbers.ts'
import { eachInPieces, type InPieces } from '../../jobs/in-pieces.ts'
import type { FactPiece } from './fact-pieces.ts'
import type { Mention } from './tally.ts'

const cues =
  /\b(?:total|sum|price|rent|fee|deposit|salary|amount|balance|due|pay(?:s|able|ment)?|cost|revenue|net (?:sales|income)|gesamt\w*|summe|miete|preis|betrag|kaution|gehalt|zahlbar)\b/i
const nearby = 40
const money = /[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|dollars?|euros?|pounds?)\b/i

/** Amounts of money of a document in figures; `value`: currency and number. Tables in thousands or millions are left out. */
export function* namedAmounts(pieces: readonly FactPiece[]): InPieces<Mention[]> {
  const pages = new Set(pieces.map(({ page }) => page))
  const scaled = yield* eachInPieces(pages, (page) => (scaleIn(page.text) === undefined ? [] : [page.number]), 10)
  return yield* eachInPieces(pieces, (piece) => {
    if (!money.test(piece.text)) return []
    if (piece.kind === 'table-row' && scaled.length > 0) return []
    return amountsIn(piece.text).map(({ start, end, value }) => {
      const around = piece.text.slice(Math.max(0, start - nearby), end + nearby / 2)
      return { key: value, value, piece, start, end, weight: cues.test(around) ? 1.5 : 0 }
    })
  })
}

/** Amounts of a text with a currency, as "EUR 2900"; those in cents and those that end in the middle of a figure are none. */
export function amountsIn(text: string): { start: number; end: number; value: string }[] {
  return numbersIn(blank(text, datesIn(text))).flatMap((fact) => {
    const currency = currencyOf(fact)
    const number = fact.values[0]
    if (currency === undefined || number === undefined || !/^-?\d+(?:\.\d+)?$/.test(number)) return []
    if (!/\d/.test(fact.text) || /cents?\b/i.test(fact.text)) return []
    return [{ start: fact.start, end: fact.end, value: `${currency} ${number}` }]
  })
}

function currencyOf(fact: Fact): string | undefined {
  return fact.unit === 'currency' ? currencyIn(fact.text) : undefined
}
