import { expect, test } from 'vitest'
import type { SummarySentence } from '../../../api/summary.ts'
import { countSentences, formWords, putAwayWords, readWords, skippedWords, valuesAway } from './summary-words.ts'

const sentence = (more: Partial<SummarySentence>): SummarySentence => {
  return { text: 'x', shown: true, support: 'supported', citations: [], verbatim: false, ...more }
}
const away = (said: string): SummarySentence =>
  sentence({ shown: false, support: 'none', differs: [{ kind: 'number', said, source: '' }] })

test('counts what is shown and what matches; the user’s own words are counted apart', () => {
  const sentences = [
    sentence({}),
    sentence({ support: 'weak' }),
    away('3'),
    sentence({ support: 'none', edited: true }),
  ]
  expect(countSentences({ parts: [{ heading: '', level: 1, sentences }] })).toEqual({ matched: 1, shown: 2, own: 1 })
})

test('says what was put away and why', () => {
  expect(putAwayWords([sentence({})])).toBeUndefined()
  expect(putAwayWords([away('3,000')])).toBe('1 sentence put away: 3,000 is in no source.')
  expect(putAwayWords([away('3,000'), away('4')])).toBe('2 sentences put away: 3,000, 4 are in no source.')
  expect(putAwayWords([sentence({ shown: false })])).toBe('1 sentence put away: no source holds what it says.')
})

test('says what was read and what was not', () => {
  const skipped = { documentId: 'd', title: 'Lease.pdf', from: 8, to: 9 }
  expect(readWords([{ pages: 12 }], [skipped])).toBe('read 10 of 12 pages')
  expect(readWords([], [])).toBe('')
  expect(skippedWords(skipped)).toBe('Lease, pages 8 to 9: holds no text')
  expect(skippedWords({ ...skipped, to: 8 })).toBe('Lease, page 8: holds no text')
})

test('names bullets by their number where one was chosen', () => {
  expect(formWords({ form: 'bullets' })).toBe('Bullets')
  expect(formWords({ form: 'bullets', bullets: 8 })).toBe('8 bullets')
  expect(formWords({ form: 'line' })).toBe('One line')
})

test('says of the user’s own words what stands in no source', () => {
  expect(valuesAway(away('999 euros'))).toBe('999 euros is in no source')
  const two = sentence({ differs: [...(away('5').differs ?? []), ...(away('May').differs ?? [])] })
  expect(valuesAway(two)).toBe('5, May are in no source')
  expect(valuesAway(sentence({ differs: [{ kind: 'number', said: '5', source: '6' }] }))).toBe('')
})
