import type { TextStore } from '../../ports/text-store.ts'
import { sectionsOf } from '../outline/sections-of.ts'
import { saysTheSame } from './alike.ts'
import { rankByText } from './rank-by-text.ts'
import type { RankedSentence } from './ranked-sentence.ts'

/** A sentence of a document with its place: UTF-16 code units of the page's text. */
export type KeySentence = { page: number; start: number; end: number; text: string }

const sectionWords = { least: 120, most: 1500 }
const shortest = 60

/** The sentences that say most of what a stored document speaks of, in reading order, as many as fit in `characters`. */
export function keySentences(
  text: Pick<TextStore, 'revision' | 'pages'>,
  revisionId: string,
  characters: number,
): KeySentence[] {
  const language = text.revision(revisionId)?.language || 'en'
  const pages = text.pages(revisionId, 1, Number.MAX_SAFE_INTEGER)
  const source = { place: { documentId: '', revisionId, path: '', title: '' }, language, pages }
  const ranked = rankByText(source, sectionsOf(source, sectionWords)).filter(({ spans }) => spans.length === 1)
  const taken: RankedSentence[] = []
  let room = characters
  for (const sentence of ranked.toSorted((one, other) => other.score - one.score)) {
    const length = lengthOf(sentence)
    if (length > room || taken.some((other) => saysTheSame(sentence, other))) continue
    taken.push(sentence)
    room -= length
    if (room < shortest) break
  }
  return taken
    .sort((one, other) => one.order - other.order)
    .flatMap(({ spans }) => spans.map(({ page, start, end, text: own }) => ({ page, start, end, text: own })))
}

function lengthOf({ spans }: RankedSentence): number {
  return spans.reduce((sum, span) => sum + span.text.length, 0)
}
