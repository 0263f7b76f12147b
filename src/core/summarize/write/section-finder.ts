import type { SummarySentence } from '../../../api/summary.ts'
import { countWords } from '../outline/count-words.ts'
import { sectionsOf } from '../outline/sections-of.ts'
import type { SummarySource } from '../summary-source.ts'

/** Sections that a summary draws from, about, and the fewest words of one. */
const [drawnFrom, leastWords] = [15, 80]

/** Tells which section of its document a sentence was drawn from, by what it cites first; '' where it cites nothing. */
export function sectionFinder(sources: readonly SummarySource[]): {
  sections: number
  sectionOf(sentence: SummarySentence): string
} {
  const all = sources.flatMap((source) => {
    const words = source.pages.reduce((sum, { text }) => sum + countWords(text), 0)
    const least = Math.max(leastWords, Math.floor(words / drawnFrom))
    return sectionsOf(source, { least, most: Number.MAX_SAFE_INTEGER }).map((section, at) => ({
      revisionId: source.place.revisionId,
      section,
      key: `${source.place.documentId} ${at}`,
    }))
  })
  return {
    sections: all.length,
    sectionOf({ citations }) {
      const [citation] = citations
      const [span] = citation?.spans ?? []
      const found = all.find(
        ({ revisionId, section }) =>
          revisionId === citation?.revisionId &&
          section.spans.some(({ page, start, end }) => page === span?.page && start <= span.start && end > span.start),
      )
      return found?.key ?? ''
    },
  }
}
