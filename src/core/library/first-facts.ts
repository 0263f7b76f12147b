import type { FirstFact, FirstFactKind } from '../../api/first-fact.ts'
import type { Fact } from '../answer/facts/fact.ts'
import { factsOf } from '../answer/facts/facts-of.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import { lowerCaseWords, nameWithin } from './first-name.ts'

/** Pages from the first that first facts are looked for on. */
export const pagesLookedAt = 3
const longestPage = 20_000
const kinds: readonly FirstFactKind[] = ['date', 'amount', 'name']

type Page = Pick<ExtractedPage, 'number' | 'text' | 'blocks'>
type Piece = { start: number; text: string; heading: boolean }
type Range = { start: number; end: number }

/**
 * The first full date (a month and its year at least), the first amount of money in figures and the first proper name
 * of the pages given, in this order; what is not there is left out. A name is never taken from a heading.
 */
export function firstFacts(pages: readonly Page[]): FirstFact[] {
  const common = lowerCaseWords(pages.map((page) => page.text.slice(0, longestPage)))
  const found = new Map<FirstFactKind, FirstFact>()
  for (const page of pages) {
    for (const piece of piecesOf(page)) {
      const facts = factsOf(piece.text)
      const wanted: Record<FirstFactKind, Range | undefined> = {
        date: facts.find(isFullDate),
        amount: facts.find(isAmount),
        name: piece.heading ? undefined : firstNameOf(piece.text, facts, common),
      }
      for (const kind of kinds) {
        const range = wanted[kind]
        if (range !== undefined && !found.has(kind)) found.set(kind, firstFact(kind, page, piece, range))
      }
      if (found.size === kinds.length) break
    }
  }
  return kinds.flatMap((kind) => found.get(kind) ?? [])
}

function firstNameOf(text: string, facts: readonly Fact[], common: ReadonlySet<string>): Range | undefined {
  for (const fact of facts) {
    const range = fact.kind === 'name' && !fact.loose ? nameWithin(text, fact, common) : undefined
    if (range !== undefined) return range
  }
  return undefined
}

function firstFact(kind: FirstFactKind, page: Page, piece: Piece, range: Range): FirstFact {
  const start = piece.start + range.start
  const end = piece.start + range.end
  const text = page.text.slice(start, end)
  return { kind, text, span: { page: page.number, start, end, text } }
}

/** A month with its year, with or without the day; a bare year that shares another date's month is none. */
function isFullDate({ kind, text, values }: Fact): boolean {
  return kind === 'date' && !/^\d+$/.test(text) && values.some((value) => /^\d{4}-\d+-/.test(value))
}

function isAmount({ kind, text, unit }: Fact): boolean {
  return kind === 'number' && unit === 'currency' && /\d/.test(text)
}

/** A page's text cut at its blocks, cells and blank lines, so that no fact is read across two of them. */
function piecesOf({ text, blocks }: Page): Piece[] {
  const length = text.length > longestPage ? text.lastIndexOf(' ', longestPage) + 1 || longestPage : text.length
  const gaps = [...text.slice(0, length).matchAll(/\t|\n\s*\n/g)].flatMap(({ index, 0: gap }) => [
    index,
    index + gap.length,
  ])
  const edges = new Set([0, length, ...gaps, ...blocks.flatMap(({ start, end }) => [start, end])])
  const sorted = [...edges].filter((edge) => edge <= length).sort((a, b) => a - b)
  return sorted.slice(1).flatMap((end, index) => {
    const start = sorted[index] ?? 0
    const piece = text.slice(start, end)
    if (piece.trim() === '') return []
    const heading = blocks.some((block) => block.kind === 'heading' && block.start <= start && block.end >= end)
    return [{ start, text: piece, heading }]
  })
}
