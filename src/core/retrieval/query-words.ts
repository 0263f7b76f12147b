import type { TextStore } from '../ports/text-store.ts'
import { queryTermsOf, stopsIn, termsOf, tokensOf, undetermined } from './analyse.ts'
import { inverseFrequency } from './bm25.ts'
import { relatedByCompounds } from './compounds.ts'

/**
 * A word of a query. `terms`: what stands for it in the library's languages; `related`: German compounds that end in it,
 * and what it ends in as one. `optional`: it may carry no content, so that nothing is missing where it is not found.
 */
export type QueryWord = { terms: readonly string[]; related: readonly string[]; optional: boolean }
/** Terms to search for with their weights; `total` is the weight of a text that holds every word. */
export type QueryTerms = { weights: ReadonlyMap<string, number>; total: number }

type Dictionary = Pick<TextStore, 'termCounts' | 'termsWithEnd'>

/** Of a related term or an optional word, against a word itself. */
const lesserWeight = 0.5
/** Analysers that differ: these languages, and `none` for all others. */
const analysed: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'it'])

/** The analysers that a library's languages need; English where nothing is known or texts are too short to tell. */
export function analysersOf(languages: readonly string[]): string[] {
  const names = languages.map((language) => (language === undetermined || language === '' ? 'en' : language))
  const own = names.map((language) => (analysed.has(language) ? language : 'none'))
  return own.length === 0 ? ['en'] : [...new Set(own)]
}

/** The words of a query, each analysed in every language given. A query of stop words alone keeps them. */
export function queryWordsOf(text: string, analysers: readonly string[], dictionary?: Dictionary): QueryWord[] {
  const tokens = tokensOf(text)
  const stops = new Map(analysers.map((name) => [name, tokens.filter((each) => stopsIn(each, name)).length]))
  const most = Math.max(0, ...stops.values())
  const isDropped = (raw: string): boolean =>
    analysers.some((name) => {
      const count = stops.get(name) ?? 0
      return count === most && (count > 1 || name === 'en' || analysers.length === 1) && stopsIn(raw, name)
    })
  const words = new Map<string, QueryWord>()
  for (const raw of tokens) {
    if (isDropped(raw)) continue
    const lists = analysers.map((name) => termsOf(raw, name))
    const optional = lists.some((terms) => terms.length === 0)
    const [one = []] = lists
    const alike = lists.every((terms) => terms.join(' ') === one.join(' '))
    const parted = alike || one.length > 1 ? one.map((term) => [term]) : [[...new Set(lists.flat())]]
    for (const terms of parted) {
      const key = terms.join(' ')
      if (terms.length > 0 && !words.has(key)) words.set(key, { terms, related: [], optional })
    }
  }
  if (words.size === 0)
    return queryTermsOf(text, 'none').map((term) => ({ terms: [term], related: [], optional: false }))
  const found = [...words.values()]
  return dictionary && analysers.includes('de') ? found.map((word) => withRelated(word, dictionary)) : found
}

function withRelated(word: QueryWord, dictionary: Dictionary): QueryWord {
  const related = word.terms.flatMap((term) => relatedByCompounds(term, dictionary))
  return { ...word, related: [...new Set(related)].filter((term) => !word.terms.includes(term)) }
}

/** All terms of words, once each, those that stand for the words first. */
export function termsOfWords(words: readonly QueryWord[]): string[] {
  return [...new Set([...words.flatMap(({ terms }) => terms), ...words.flatMap(({ related }) => related)])]
}

/**
 * Inverse document frequencies over the library. Terms that stand for the same word weigh as one that stands wherever one
 * of them does. `more`: further terms that count as words, as those of an unfinished one.
 */
export function weighWords(
  words: readonly QueryWord[],
  more: readonly string[],
  text: Pick<TextStore, 'termCounts'>,
): QueryTerms {
  const added: QueryWord[] = more.map((term) => ({ terms: [term], related: [], optional: false }))
  const { chunks, counts } = text.termCounts(termsOfWords([...words, ...added]))
  const weigh = (holding: number) => inverseFrequency(holding, Math.max(chunks, holding))
  const weights = new Map<string, number>()
  const raise = (term: string, weight: number) => weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  let total = 0
  const seen = new Set<string>()
  for (const { terms, optional } of [...words, ...added]) {
    const weight = weigh(terms.reduce((sum, term) => sum + (counts.get(term) ?? 0), 0))
    for (const term of terms) raise(term, optional ? weight * lesserWeight : weight)
    const key = terms.join(' ')
    if (!optional && !seen.has(key)) total += weight
    seen.add(key)
  }
  for (const { related } of words) {
    for (const term of related) raise(term, lesserWeight * weigh(counts.get(term) ?? 0))
  }
  return { weights, total: total || [...weights.values()].reduce((sum, weight) => sum + weight, 0) }
}
