import type { SummarySentence } from '../../../api/summary.ts'
import type { SummarySource } from '../summary-source.ts'
import { type SourceIndex, sourceIndex } from './source-index.ts'

const joint = /;\s+|,?\s+(?:while|whereas|but)\s+|,\s+and\s+/

/**
 * Holds sentences about several documents against them. A clause that names one of them by its title is held against that one alone:
 * what stands in another is not said of it. A title need not stand in its document.
 */
export function comparedIndex(sources: readonly SummarySource[], focus: string | undefined): SourceIndex {
  const all = sourceIndex(sources, focus)
  const titles = sources.map(({ place }) => titlePattern(place.title))
  const untitled = (clause: string) => titles.reduce((text, title) => text.replace(title, 'it'), clause)
  const each = new Map<SummarySource, SourceIndex>()
  const indexOf = (source: SummarySource) => {
    const known = each.get(source) ?? sourceIndex([source], focus)
    each.set(source, known)
    return known
  }
  return {
    near: all.near,
    check(text) {
      const clauses = text
        .split(joint)
        .map((clause) => ({ clause, named: sources.filter((_, at) => clause.search(titles[at] ?? /(?!)/) >= 0) }))
      if (clauses.every(({ named }) => named.length === 0)) return all.check(text)
      const checked = clauses.map(({ clause, named: [first, ...others] }) =>
        (first && others.length === 0 ? indexOf(first) : all).check(untitled(clause)),
      )
      return joined(text, checked)
    },
  }
}

/** A title as it may stand in a sentence, quoted or not; one without words stands nowhere. */
function titlePattern(title: string): RegExp {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return /(?!)/gu
  return new RegExp(`(?<![\\p{L}\\p{N}])[“"'‘]?${words.join('[^\\p{L}\\p{N}]+')}[”"'’]?(?![\\p{L}\\p{N}])`, 'giu')
}

/** A sentence by its clauses: as well borne out as the least of them, shown where all are. */
function joined(text: string, clauses: readonly SummarySentence[]): SummarySentence {
  const differs = clauses.flatMap((clause) => clause.differs ?? [])
  const supports = new Set(clauses.map(({ support }) => support))
  return {
    text,
    shown: clauses.every(({ shown }) => shown),
    support: supports.has('none') ? 'none' : supports.has('weak') ? 'weak' : 'supported',
    ...(differs.length > 0 ? { differs } : {}),
    citations: clauses.flatMap(({ citations }) => citations),
    verbatim: false,
  }
}
