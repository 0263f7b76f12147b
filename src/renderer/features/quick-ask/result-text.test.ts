import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Quote } from '../../../api/answer.ts'
import { nothingYet } from '../../app/answer/live-answer.ts'
import type { AnswerResult } from './quick-store.ts'
import { addedValues, copiedText, markedPieces } from './result-text.ts'

const quote: Quote = {
  number: 1,
  score: 1,
  documentId: 'd',
  revisionId: 'r',
  path: '/Lease.pdf',
  title: 'Lease.pdf',
  headingPath: [],
  spans: [{ page: 6, start: 0, end: 20, text: 'Within thirty days.' }],
  text: 'Within thirty days.',
}
const sentence = { text: 'Within thirty days.', shown: true, support: 'supported' as const, citations: [quote] }
const answered: AnswerResult = {
  kind: 'answer',
  question: 'When?',
  given: undefined,
  handOver: false,
  answer: { ...nothingYet, phase: 'ended', state: 'done', outcome: 'written', sentences: [sentence], quotes: [quote] },
}
const rest = { reckoning: undefined, chosen: -1, found: undefined }

test('an answer is copied with its source, one about a given text without', () => {
  expect(copiedText({ ...rest, result: answered }, 'place')).toBe(
    'Within thirty days. [1]\n[1] “Within thirty days.” (Lease, p. 6)',
  )
  const given = { from: 'clipboard' as const, text: 'Within thirty days.' }
  expect(copiedText({ ...rest, result: { ...answered, given } }, 'place')).toBe('Within thirty days.')
})

test('a calculation is copied as its value', () => {
  const reckoning = { kind: 'number' as const, read: '2,900 / 3', result: '966.67' }
  expect(copiedText({ ...rest, result: undefined, reckoning }, 'place')).toBe('966.67')
  expect(copiedText({ ...rest, result: undefined }, 'place')).toBe('')
})

test('values that the text lacks are marked where they stand whole', () => {
  const differs = [{ kind: 'number' as const, said: '4', source: '' }]
  expect(
    addedValues({
      sentences: [
        { ...sentence, differs },
        { ...sentence, differs },
      ],
    }),
  ).toEqual(['4'])
  expect(markedPieces('Pay 4 by 14 May, 4.', ['4'])).toEqual([
    { text: 'Pay ', added: false },
    { text: '4', added: true },
    { text: ' by 14 May, ', added: false },
    { text: '4', added: true },
    { text: '.', added: false },
  ])
})

test('marking never changes a text', () => {
  const words = fc.array(fc.constantFrom('4', '14', 'May', '4 May', ' ', ', ', 'é', '𝒳'), { maxLength: 30 })
  fc.assert(
    fc.property(words, fc.array(fc.constantFrom('4', '4 May', 'May', '', '𝒳'), { maxLength: 3 }), (text, values) => {
      const pieces = markedPieces(text.join(''), values)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text.join(''))
      for (const piece of pieces) if (piece.added) expect(values).toContain(piece.text)
    }),
  )
})
