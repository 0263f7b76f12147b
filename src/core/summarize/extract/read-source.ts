import type { Embedder } from '../../ports/embedder.ts'
import { legiblePages } from '../gist/legible-pages.ts'
import type { Section } from '../outline/section.ts'
import { sectionsOf } from '../outline/sections-of.ts'
import { rankSentences } from '../rank/rank-sentences.ts'
import type { RankedSentence } from '../rank/ranked-sentence.ts'
import type { SummarySource } from '../summary-source.ts'

/** A document in sections with its sentences ranked. */
export type RankedSource = { source: SummarySource; sections: Section[]; ranked: RankedSentence[] }

/** Sections of a document that a summary draws from, at most; none has fewer words than `fewest`, nor more than `most`. */
export type Grain = { sections: number; fewest: number; most?: number }

/** Ranks a document's sentences over about as many sections as the form can show. */
export async function rankSource(
  source: SummarySource,
  { sections: count, fewest, most = Number.MAX_SAFE_INTEGER }: Grain,
  { focus, embedder }: { focus?: string | undefined; embedder: Embedder | undefined },
  signal: AbortSignal,
): Promise<RankedSource> {
  const legible = { ...source, pages: legiblePages(source.pages) }
  const words = sectionsOf(legible, everything).reduce((sum, section) => sum + section.words, 0)
  const sections = sectionsOf(legible, {
    least: Math.max(fewest, Math.floor(words / count)),
    most,
  })
  const good = embedder?.languages.includes(source.language || 'en') ? embedder : undefined
  const ranked = await rankSentences(legible, sections, { embedder: good, ...(focus ? { focus } : {}) }, signal)
  return { source, sections, ranked }
}

const everything = { least: Number.MAX_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER }

/** Sentences of each that are kept where there are many documents. */
const mostKept = 60

/** A ranked document with its best sentences alone, and nothing that keeps its whole text in memory. */
export function withoutMost({ source, sections, ranked }: RankedSource): RankedSource {
  const best = ranked.toSorted((one, other) => other.score - one.score).slice(0, mostKept)
  return {
    source,
    sections: sections.map((section) => ({ ...section, spans: [] })),
    ranked: best.sort((one, other) => one.order - other.order).map(cutOff),
  }
}

/** A string that was cut from a longer one keeps all of that: these are made anew. */
function cutOff(sentence: RankedSentence): RankedSentence {
  const { text, spans, terms } = sentence
  const copy = JSON.parse(JSON.stringify({ text, spans, terms: [...(terms ?? [])] })) as Pick<
    RankedSentence,
    'text' | 'spans'
  > & { terms: string[] }
  return { ...sentence, ...copy, terms: new Set(copy.terms) }
}
