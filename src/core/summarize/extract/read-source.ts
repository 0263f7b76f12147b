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
