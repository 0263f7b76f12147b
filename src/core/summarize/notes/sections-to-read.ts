import type { LanguageModel } from '../../ports/language-model.ts'
import { legiblePages } from '../gist/legible-pages.ts'
import { sectionsOf } from '../outline/sections-of.ts'
import type { SummarySource } from '../summary-source.ts'
import type { SectionToRead } from './read-sections.ts'

/** Characters of a token, as few as text has for long, and tokens of a word, as many. */
const [charactersPerToken, tokensPerWord] = [3.5, 2.2]
/** Words of a section that is read in one piece, and tokens that its prompt and note take besides. */
const [leastWords, mostWords, besides] = [150, 1500, 700]

/** Documents that do not fit into a model's context in one piece. */
export function longSources(
  model: Pick<LanguageModel, 'contextTokens'>,
  sources: readonly SummarySource[],
): SummarySource[] {
  return sources.filter(({ pages }) => {
    const characters = pages.reduce((sum, { text }) => sum + text.length, 0)
    return characters / charactersPerToken > model.contextTokens - besides
  })
}

/** A document's sections, each small enough for a model to read in one piece. `count`: about how many at most, where it matters. */
export function sectionsToRead(
  { contextTokens }: Pick<LanguageModel, 'contextTokens'>,
  source: SummarySource,
  count = Number.POSITIVE_INFINITY,
): SectionToRead[] {
  const legible = { ...source, pages: legiblePages(source.pages) }
  const most = Math.max(40, Math.min(mostWords, Math.floor((contextTokens - besides) / tokensPerWord)))
  const words = legible.pages.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
  const least = Math.min(
    Math.max(Number.isFinite(count) ? 40 : leastWords, Math.floor(words / count)),
    Math.floor(most / 2),
  )
  return sectionsOf(legible, { least, most }).flatMap((section) => (section.words > 0 ? [{ source, section }] : []))
}
