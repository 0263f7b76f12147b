import { stemEnglish } from './stem-english.ts'
import { stopWords } from './stop-words.ts'

/** Scripts written without spaces between words: indexed as overlapping pairs of characters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** A number with its separators, or a word with inner apostrophes. */
const token =
  /\p{N}+(?:[.,'’\u202f]\p{N}+)*(?![\p{L}\p{M}\p{N}])|\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
const longestTerm = 40

/** Case, width, accents and typographic apostrophes folded; the number of characters may change. */
export function foldWord(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word
  return word
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/ß/g, 'ss')
    .normalize('NFKC')
}

/** Language of a text too short to tell: analysed as English, as queries are, so that its words are found. */
export const undetermined = 'und'

/** The stem of a folded word. Languages without a stemmer here keep their words whole. */
export function stemWord(folded: string, language: string): string {
  return (language === 'en' || language === undetermined) && /^[a-z']+$/.test(folded)
    ? stemEnglish(folded)
    : folded.replace(/'s?$/, '')
}

/** Index terms of a text in order, stop words left out: stems, numbers whole and without separators, character pairs. */
export function termsOf(text: string, language: string): string[] {
  const terms: string[] = []
  const stops = stopWords[language === undetermined ? 'en' : language] ?? none
  for (const [raw] of text.normalize('NFKC').matchAll(token)) {
    if (/^\p{N}/u.test(raw) && !/\p{L}/u.test(raw)) terms.push(...numberTerms(raw))
    else if (unspaced.test(raw)) terms.push(...pairsOf(raw))
    else {
      const folded = foldWord(raw)
      if (folded.length === 0 || stops.has(folded)) continue
      const stem = cached(folded, language)
      if (stem.length > 0) terms.push(stem.slice(0, longestTerm))
    }
  }
  return terms
}

const none: ReadonlySet<string> = new Set()

/** The words and numbers of a text as they stand in it, in order. */
export function tokensOf(text: string): string[] {
  return text.normalize('NFKC').match(token) ?? []
}

/** Whether a word carries no content in a language. */
export function stopsIn(word: string, language: string): boolean {
  return (stopWords[language] ?? none).has(foldWord(word))
}

const stemsOf = new Map<string, Map<string, string>>()

/** Stems are asked for over and over; a language's are forgotten when they have grown many. */
function cached(folded: string, language: string): string {
  let stems = stemsOf.get(language)
  if (!stems) {
    stems = new Map()
    stemsOf.set(language, stems)
  }
  const known = stems.get(folded)
  if (known !== undefined) return known
  if (stems.size > 50_000) stems.clear()
  const stem = stemWord(folded, language)
  stems.set(folded, stem)
  return stem
}

/** `1,000.50` gives itself without group separators; a number that is read differently elsewhere gives both forms. */
function numberTerms(raw: string): string[] {
  const folded = foldWord(raw).replace(/['\u202f]/g, '')
  const plain = /^\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?$/u.test(folded) ? folded.replace(/,/g, '') : folded
  return plain === folded ? [folded.slice(0, longestTerm)] : [folded.slice(0, longestTerm), plain.slice(0, longestTerm)]
}

/** Overlapping pairs of the characters of unspaced scripts; runs of other letters inside stay whole. */
function pairsOf(raw: string): string[] {
  const terms: string[] = []
  for (const run of raw.match(new RegExp(`${unspaced.source}+|[^${unspaced.source.slice(1)}+`, 'gu')) ?? []) {
    const characters = [...foldWord(run)]
    if (!unspaced.test(run) || characters.length === 1) terms.push(characters.join('').slice(0, longestTerm))
    else for (let at = 0; at + 1 < characters.length; at++) terms.push(`${characters[at]}${characters[at + 1]}`)
  }
  return terms
}

/** Distinct terms of a query in order. A query of stop words alone keeps them. */
export function queryTermsOf(text: string, language: string): string[] {
  const terms = [...new Set(termsOf(text, language))]
  return terms.length > 0 ? terms : [...new Set(termsOf(text, 'none'))]
}

/** Index terms that continue the query's last word, for searching while it is typed; none after a finished word. */
export function expandLastWord(
  text: string,
  store: { termsWithPrefix(prefix: string, limit: number): string[] },
  limit = 8,
): string[] {
  const last = /[\p{L}\p{M}\p{N}]{2,}$/u.exec(text.normalize('NFKC'))
  return last && !unspaced.test(last[0]) ? store.termsWithPrefix(foldWord(last[0]), limit) : []
}
