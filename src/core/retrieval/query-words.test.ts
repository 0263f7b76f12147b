import { expect, it } from 'vitest'
import { queryTermsOf } from './analyse.ts'
import { analysersOf, queryWordsOf, termsOfWords, weighWords } from './query-words.ts'

/** A dictionary of terms that stand in one chunk of a hundred each. */
const dictionaryOf = (terms: readonly string[]) => ({
  termCounts: (wanted: readonly string[]) => ({
    chunks: 100,
    counts: new Map(wanted.flatMap((term) => (terms.includes(term) ? [[term, 1] as const] : []))),
  }),
  termsWithEnd: (end: string, limit: number) =>
    terms.filter((term) => term.length >= 8 && term.endsWith(end) && term !== end).slice(0, limit),
})
const terms = (text: string, languages: readonly string[], ...dictionary: string[]) =>
  termsOfWords(queryWordsOf(text, analysersOf(languages), dictionaryOf(dictionary)))

it.each(['How are running costs paid?', 'the who', '1,000.50 cafés in 東京都', 'don’t'])(
  'analyses %s as the index does where there is one language',
  (text) => {
    expect(terms(text, ['en'])).toEqual(queryTermsOf(text, 'en'))
    expect(terms(text, [])).toEqual(queryTermsOf(text, 'en'))
  },
)

it('takes a word as every language of the library does', () => {
  expect(terms('running costs', ['en', 'de'])).toEqual(['run', 'running', 'cost', 'costs'])
  expect(terms('what is the deposit', ['en', 'de'])).toEqual(['deposit'])
  expect(terms('wie hoch sind die Kosten', ['en', 'de'])).toEqual(['hoch', 'kosten'])
  expect(terms('die Kosten', ['de'])).toEqual(['kosten'])
})

it('weighs a word once, however many terms stand for it, and one that may carry nothing not at all', () => {
  const text = dictionaryOf(['run', 'running', 'kosten'])
  const words = queryWordsOf('running', ['en', 'de'])
  const { weights, total } = weighWords(words, [], text)
  expect(weights.get('run')).toBe(weights.get('running'))
  expect(total).toBe(weights.get('run'))
  const whole = weighWords(queryWordsOf('die Kosten', ['en', 'de']), [], text)
  expect(whole.total).toBe(whole.weights.get('kosten'))
  expect(whole.weights.get('die')).toBeGreaterThan(0)
})

it.each<[string, string[], string[]]>([
  ['vertrag', ['mietvertrag', 'miete', 'vertrag'], ['mietvertrag']],
  ['mietvertrag', ['miete', 'vertrag'], ['vertrag']],
  ['vertrag', ['arbeitsvertrag', 'arbeit'], ['arbeitsvertrag']],
  ['vertrag', ['xyzvertrag'], []],
  ['stand', ['gegenstand', 'gegen'], []],
  ['wohnungsmietvertrag', ['wohnung', 'wohnungsmiete', 'mietvertrag', 'vertrag'], ['mietvertrag', 'vertrag']],
])('relates %s by the dictionary %j to %j', (word, dictionary, expected) => {
  const [found] = queryWordsOf(word, ['de'], dictionaryOf(dictionary))
  expect([...(found?.related ?? [])].sort()).toEqual(expected.toSorted())
})
