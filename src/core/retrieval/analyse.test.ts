import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expandLastWord, queryTermsOf, termsOf, undetermined } from './analyse.ts'
import { stemEnglish } from './stem-english.ts'

/** From the sample vocabulary of the Snowball English stemmer. */
test.each([
  ['consistency', 'consist'],
  ['knightly', 'knight'],
  ['generously', 'generous'],
  ['relational', 'relat'],
  ['hopping', 'hop'],
  ['hoping', 'hope'],
  ['agreed', 'agre'],
  ['controlling', 'control'],
  ['ties', 'tie'],
  ['cries', 'cri'],
  ['skies', 'sky'],
  ['happy', 'happi'],
  ['university', 'univers'],
  ['adjustment', 'adjust'],
  ['succeeding', 'succeed'],
  ['news', 'news'],
])('%s stems to %s', (word, stem) => {
  expect(stemEnglish(word)).toBe(stem)
})

test('accents, width and stop words are folded; numbers are kept whole and plain', () => {
  expect(termsOf('The cafés of Ｍüller paid 1,000.50 in 2020', 'en')).toEqual([
    'cafe',
    'muller',
    'paid',
    '1,000.50',
    '1000.50',
    '2020',
  ])
})

test('scripts without spaces become pairs of characters', () => {
  expect(termsOf('東京都に住む', 'ja')).toEqual(['東京', '京都', '都に', 'に住', '住む'])
})

test('a query of stop words keeps them, and terms are distinct', () => {
  expect(queryTermsOf('to be or not to be', 'en')).toEqual(['to', 'be', 'or', 'not'])
})

test('the last typed word is continued, a finished one is not', () => {
  const store = { termsWithPrefix: (prefix: string) => [`${prefix}osit`] }
  expect(expandLastWord('the dep', store)).toEqual(['deposit'])
  expect(expandLastWord('the dep ', store)).toEqual([])
})

test('terms have no white space, are never empty, and case does not matter', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('en', 'de', 'ja', 'xx'),
      (text, language) => {
        const terms = termsOf(text, language)
        for (const term of terms) expect(term).toMatch(/^\S{1,40}$/u)
      },
    ),
  )
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z ]{0,40}$/), (text) => {
      expect(termsOf(text.toUpperCase(), 'en')).toEqual(termsOf(text, 'en'))
    }),
  )
})

test('a text too short to tell its language is found by English questions', () => {
  expect(new Set(termsOf('Tulips are sold here', undetermined))).toEqual(
    new Set(['tulip', 'sold', ...termsOf('here', 'en')]),
  )
  expect(queryTermsOf('the tulip', 'en')).toEqual(['tulip'])
})
