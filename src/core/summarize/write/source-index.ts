import type { SummarySentence } from '../../../api/summary.ts'
import { align } from '../../answer/check/align.ts'
import { checkSentence } from '../../answer/check/check-sentence.ts'
import { firmFacts, holds } from '../../answer/check/facts-held.ts'
import { type Place, sourcesOf } from '../../answer/check/sources.ts'
import { statementOf } from '../../answer/check/statement.ts'
import { documentSources } from '../../answer/whole/document-sources.ts'
import { joinSpans } from '../../documents/join-spans.ts'
import { citationAt } from '../extract/summary-sentence.ts'
import type { SummarySource } from '../summary-source.ts'

/** Holds written sentences against everything that documents say. */
export type SourceIndex = {
  /** The sentence after its check. Its citations have no number yet (0). */
  check(text: string): SummarySentence
  /** The passages that share most with a text. */
  near(text: string): Place[]
}

/** An index over documents; `focus`: what the summary is for, whose names may stand in it. */
export function sourceIndex(sources: readonly SummarySource[], focus = ''): SourceIndex {
  const byRevision = new Map(sources.map((source) => [source.place.revisionId, source]))
  const documents = sources.map(({ place: { version, kind = 'text', ...place }, pages }) => ({
    ...place,
    kind,
    ...(version ? { version } : {}),
    addedAt: 0,
    pages: pages.length,
    characters: 0,
  }))
  const index = documentSources({ pages: (id) => [...(byRevision.get(id)?.pages ?? [])] }, documents)
  const cite = (place: Place) => {
    const source = byRevision.get(place.revisionId)
    return source ? [citationAt(source, place.spans, 0)] : []
  }
  const near = (text: string) => index.near(text)
  return {
    near,
    check(text) {
      const found = sourcesOf(near(text), focus)
      const whole = checkSentence(text, found, [], true)
      const { source } = align(text, found)
      const own = bare(text)
      const verbatim = source !== undefined && bare(joinSpans(source.place.spans)) === own
      if (whole.support === 'supported' || !whole.shown) {
        return { ...whole, verbatim, citations: source ? cite(source.place) : [] }
      }
      const parts = clausesOf(text).map((clause) => align(clause, found))
      const each = parts.flatMap((part) => (part.support === 'supported' && part.source ? [part.source] : []))
      const facts = firmFacts(statementOf(text, found.known))
      const held = facts.every((fact) => each.some(({ statement }) => holds(statement, fact)))
      if (parts.length > 1 && each.length === parts.length && held) {
        const places = [...new Map(each.map(({ place }) => [JSON.stringify(place.spans), place])).values()]
        const { differs: _, ...rest } = whole
        return { ...rest, support: 'supported', verbatim: false, citations: places.flatMap(cite) }
      }
      return { ...whole, verbatim: false, citations: source ? cite(source.place) : [] }
    },
  }
}

/** The clauses of a sentence that say something each by itself; the sentence alone where there is one. */
function clausesOf(text: string): string[] {
  const clauses = text.split(/(?<=[.!?])\s+|;\s+|,\s+(?:and|but|while|whereas)\s+|\s+and\s+(?=\S+\s+\S+\s+\S+\s+\S+)/)
  return clauses.every((clause) => clause.trim().split(/\s+/).length >= 4) ? clauses : [text]
}

function bare(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?]+$/, '')
    .toLowerCase()
}
