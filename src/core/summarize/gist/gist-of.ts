import type { Gist, GistSection } from '../../../api/gist.ts'
import { atOnce, eachInPieces, type InPieces } from '../../jobs/in-pieces.ts'
import { ownSentence } from '../extract/summary-sentence.ts'
import { countWords } from '../outline/count-words.ts'
import { findingSections } from '../outline/sections-of.ts'
import { chooseSentences } from '../rank/choose-sentences.ts'
import { rankingByText } from '../rank/rank-by-text.ts'
import type { SummarySource } from '../summary-source.ts'
import { findingFacts } from './document-facts.ts'
import { legiblePages } from './legible-pages.ts'
import { recogniseGenre } from './recognise-genre.ts'
import { skippedPages } from './skipped-pages.ts'

const [fewestSentences, mostSentences, wordsOfSentence] = [3, 5, 400]
/** Sections that key sentences are drawn from, about. */
const drawnFrom = 12
const leastWords = 60
/** Entries of an outline that can be taken in; deeper levels go first. */
const longestOutline = 60

/**
 * What code alone finds out about a document. Of very long ones facts and key sentences are looked for where they stand first
 * and in the beginnings of sections.
 */
export function gistOf(source: SummarySource): Gist {
  return atOnce(makingGist(source))
}

/** The same as work that may rest: of some hundred pages it takes most of a second. */
export function* makingGist(source: SummarySource): InPieces<Gist> {
  const { documentId, revisionId, path, title, kind = 'text' } = source.place
  const counts = yield* eachInPieces(source.pages, ({ text }) => [countWords(text)], 20)
  const words = counts.reduce((sum, count) => sum + count, 0)
  const genre = recogniseGenre(source)
  yield
  const sentences = yield* keySentences(source, words)
  const facts = yield* findingFacts(source)
  const outline = yield* outlineOf(source)
  return {
    documentId,
    revisionId,
    path,
    title,
    kind,
    genre,
    language: source.language,
    pages: source.pages.length,
    words,
    sentences,
    facts,
    outline,
    skipped: skippedPages(source),
  }
}

function* keySentences(source: SummarySource, words: number): InPieces<Gist['sentences']> {
  const pages = legiblePages(source.pages)
  const least = Math.max(leastWords, Math.floor(words / drawnFrom))
  const sections = yield* findingSections({ pages }, { least, most: Number.MAX_SAFE_INTEGER })
  const sentences = Math.max(fewestSentences, Math.min(mostSentences, Math.round(words / wordsOfSentence)))
  const ranked = yield* rankingByText({ ...source, pages }, sections)
  return chooseSentences(ranked, { sentences, spread: true }).map((sentence, at) => {
    const { verbatim: _, ...own } = ownSentence(source, sentence, at + 1)
    return own
  })
}

/** The document's own headings, without the deepest where they are many. */
function* outlineOf(source: SummarySource): InPieces<GistSection[]> {
  const whole = yield* findingSections(source, { least: 0, most: Number.MAX_SAFE_INTEGER })
  const sections = whole.filter(({ heading }) => heading !== '')
  const levels = [...new Set(sections.map(({ level }) => level))].sort((one, other) => one - other)
  const fits = (deepest: number) => sections.filter(({ level }) => level <= deepest).length <= longestOutline
  const deepest = levels.findLast(fits) ?? levels[0] ?? 1
  return withWordsBelow(
    sections.map(({ heading, level, from, to, words }) => ({ heading, level, from, to, words })),
    deepest,
  )
}

/** Sections down to a level, each with the pages and words of those left out below it. */
function withWordsBelow(sections: readonly GistSection[], deepest: number): GistSection[] {
  const kept: GistSection[] = []
  for (const section of sections) {
    const above = kept.at(-1)
    if (section.level <= deepest) kept.push({ ...section })
    else if (above) {
      above.to = section.to
      above.words += section.words
    }
  }
  return kept.slice(0, longestOutline)
}
