import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { FigureTable } from './figure-table.ts'
import { endOrder, type Period, periodOf } from './period.ts'

const stated =
  /\b(?:(?:quarter(?:ly)?|annual|fiscal|financial|reporting|half[\s-]year(?:ly)?|(?:three|six|nine|twelve)[\s-]month)\s+)*(?:period|quarter|year|months)\s+(?:ended|ending)\b.{0,40}|\b(?:Quartal|Halbjahr|Geschäftsjahr)\b.{0,30}|\bQ[1-4]\s*(?:of\s*)?(?:19|20)\d\d\b/i

/**
 * The time a document is of: what its first pages say ("for the quarterly period ended October 1, 2022"), else the latest time
 * that heads columns of its tables.
 */
export function documentPeriod(firstPages: readonly ExtractedPage[], tables: readonly FigureTable[]): Period {
  for (const { text } of firstPages) {
    const match = stated.exec(text.replace(/\s+/g, ' '))
    const period = match ? periodOf(match[0]) : undefined
    if (period?.end) return period
  }
  const heads = tables
    .flatMap(({ heads: own }) => own.map(({ period }) => period))
    .filter(({ end }) => end !== undefined)
  const latest = heads.toSorted((a, b) => endOrder(b.end ?? { year: 0 }) - endOrder(a.end ?? { year: 0 }))[0]
  if (!latest?.end) return {}
  const order = endOrder(latest.end)
  const lengths = heads.filter(({ end, months }) => months !== undefined && end && endOrder(end) === order)
  const months = Math.min(...lengths.map((period) => period.months ?? Number.POSITIVE_INFINITY))
  return Number.isFinite(months) ? { months, end: latest.end } : { end: latest.end }
}
