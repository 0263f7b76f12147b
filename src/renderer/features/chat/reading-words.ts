import type { Collection, Scope } from '../../../api/document.ts'
import type { Narrowing, Reading } from '../../../api/route.ts'
import { say } from '../../../messages/say.ts'
import type { LiveAnswer } from '../../app/answer/live-answer.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { aboutTime } from '../../app/duration-words.ts'
import { listWords } from './list-words.ts'
import { pagesIn } from './meter-words.ts'
import { isEverything } from './scope-words.ts'

/** Documents that are named; more are counted. */
const NAMED = 2
/** Prompts of fewer pages are counted in percent. */
const FEW_PAGES = 3

/** "In Lease Bergstrasse 12, which the question names."; '' where the scope was read as it is. */
export function narrowedWords(narrowed: readonly Narrowing[]): string {
  const smallest = narrowed.toSorted((one, other) => one.count - other.count)[0]
  if (smallest === undefined) return ''
  const documents =
    smallest.count <= NAMED && smallest.documents.length === smallest.count
      ? listWords(smallest.documents.map(({ title }) => plainTitle(title)))
      : say('chat', 'documents', { count: smallest.count })
  const section = narrowed.find(({ by }) => by === 'section')
  if (section !== undefined) return say('reading', 'narrowedSection', { words: section.words, documents })
  const others = narrowed.filter(({ by }) => by !== 'document')
  if (others.length === 0) return say('reading', 'narrowedDocument', { documents })
  const words = listWords([...new Set(others.map((one) => one.words))].map((one) => `“${one}”`))
  return say('reading', 'narrowedBy', { documents, words })
}

/** How many documents a scope holds, where that is known without asking; undefined otherwise. */
export function documentsIn(scope: Scope, collections: readonly Collection[], documents: number): number | undefined {
  if (isEverything(scope)) return documents
  const [only, ...others] = scope.collectionIds
  if (scope.filter !== undefined || others.length > 0) return undefined
  if (only === undefined) return scope.documentIds.length
  if (scope.documentIds.length > 0) return undefined
  return collections.find(({ id }) => id === only)?.documents
}

/**
 * Which route an answer took, for its foundation line; none for passages, whose line says what was searched. `rows`: of its
 * table, how many documents have one and could be read.
 */
export function routeWords(reading: Reading, rows: { read: number; documents: number } | undefined): string[] {
  const parts: string[] = []
  if (reading.route === 'exhaustive' && rows !== undefined)
    parts.push(say('reading', 'readEach', { ...rows, count: rows.documents }))
  if (reading.route === 'whole') {
    const count = reading.whole + reading.leftOut.length
    parts.push(say('reading', 'readWhole', { whole: reading.whole, count }))
  }
  for (const handling of ['passages', 'summary', 'leave-out'] as const) {
    const count = reading.leftOut.filter((one) => one.handling === handling).length
    if (count > 0) parts.push(say('reading', `left-${handling}`, { count }))
  }
  if (reading.turnsLeftOut > 0) parts.push(say('reading', 'readTurnsLeft', { count: reading.turnsLeftOut }))
  return parts
}

/** How far a long prompt is read, in pages or percent, and how long the rest takes where that is known. */
export function progressWords({ tokens, of, ms }: NonNullable<LiveAnswer['progress']>): string {
  const all = pagesIn(of)
  const share = of === 0 ? 1 : Math.min(1, tokens / of)
  const words =
    all < FEW_PAGES
      ? say('reading', 'progressPercent', { percent: Math.floor(share * 100) })
      : say('reading', 'progressAt', { pages: Math.floor(share * all), of: all })
  return ms === undefined ? words : say('reading', 'timeLeft', { words, time: aboutTime(ms) })
}

/** "Read these 3 in full, about 2 min". */
export function inFullWords(documents: number, ms: number | undefined): string {
  const words = say('reading', documents === 1 ? 'readThis' : 'readThese', { count: documents })
  return ms === undefined ? words : say('reading', 'withTime', { words, time: aboutTime(ms) })
}
