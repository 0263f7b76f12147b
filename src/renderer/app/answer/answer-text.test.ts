import { expect, it } from 'vitest'
import type { Quote } from '../../../api/answer.ts'
import { testTable } from '../../components/table/test-table.ts'
import { answerText } from './answer-text.ts'
import { nothingYet } from './live-answer.ts'

const quote = (number: number, text: string): Quote => ({
  number,
  score: 1,
  documentId: 'd',
  revisionId: 'r',
  path: '/lease.pdf',
  title: 'Lease.pdf',
  headingPath: ['7.2 Termination'],
  spans: [{ page: 5, start: 0, end: text.length, text }],
  text,
})
const { draft: _draft, phase: _phase, ...plain } = nothingYet
const quotes = [quote(1, 'ninety\ndays'), quote(2, 'half of it')]
const { score: _score, ...citation } = quote(1, 'ninety\ndays')

it('copies shown sentences with their numbers and only the sources they name', () => {
  const sentences = [
    { text: 'Ninety days. ', shown: true, support: 'supported' as const, citations: [citation, citation] },
    { text: 'Call 555.', shown: false, support: 'none' as const, citations: [] },
  ]
  expect(answerText({ ...plain, outcome: 'written', sentences, quotes }, 'place')).toBe(
    'Ninety days. [1]\n[1] “ninety days” (Lease, § 7.2, p. 5)',
  )
})

it('copies all quotes where nothing was written', () => {
  expect(answerText({ ...plain, outcome: 'quotes', quotes }, 'title')).toBe(
    '[1] “ninety days” (Lease)\n[2] “half of it” (Lease)',
  )
})

it('copies a good no without the passages that are no answer', () => {
  const searched = { documents: 3, unread: 0 }
  expect(answerText({ ...plain, outcome: 'not-in-documents', quotes, searched }, 'place')).toBe(
    'Not in the 3 documents searched.',
  )
})

it('copies a table below what was written, each cell with its source', () => {
  const sentences = [{ text: 'Two of four say it.', shown: true, support: 'supported' as const, citations: [] }]
  const text = answerText({ ...plain, outcome: 'written', sentences, table: testTable() }, 'place')
  expect(text.split('\n').slice(0, 3)).toEqual(['Two of four say it.', '', '| Document | Revenue | Auditor |'])
  expect(text).toContain('[4] “$80” (A, p. 3)')
})
