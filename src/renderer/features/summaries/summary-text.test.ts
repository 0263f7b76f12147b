import { expect, test } from 'vitest'
import type { SummaryContent, SummarySentence } from '../../../api/summary.ts'
import { summaryText } from './summary-text.ts'

const citation = {
  number: 1,
  documentId: 'd',
  revisionId: 'r',
  path: '/Lease.pdf',
  title: 'Lease.pdf',
  headingPath: ['7.2 Termination'],
  spans: [{ page: 5, start: 0, end: 12, text: 'ninety\ndays.' }],
  text: 'ninety\ndays.',
}
const sentence = (more: Partial<SummarySentence>): SummarySentence => {
  return {
    text: 'Notice is ninety days.',
    shown: true,
    support: 'supported',
    citations: [citation],
    verbatim: false,
    ...more,
  }
}
const content = (form: SummaryContent['choice']['form'], ...sentences: SummarySentence[]): SummaryContent => ({
  state: 'done',
  choice: { form },
  genre: 'contract',
  written: true,
  parts: [{ heading: 'Term', level: 1, sentences }],
  notes: [],
  progress: { read: 0, of: 0 },
  skipped: [],
  usage: { promptTokens: 0, cachedTokens: 0, answerTokens: 0 },
  timings: { retrieveMs: 0, quotesMs: 0, totalMs: 0 },
})

test('copies what is shown, with its sources once', () => {
  const put = sentence({ text: 'It is 3,000 euros.', shown: false })
  expect(summaryText('Lease', content('bullets', sentence({}), put, sentence({ text: 'Again.' })), 'place')).toBe(
    'Lease\n\nTerm\n- Notice is ninety days. [1]\n- Again. [1]\n\n[1] “ninety days.” (Lease, § 7.2, p. 5)',
  )
})

test('paragraphs run on; a date and a name lead their line', () => {
  const date = { text: '30 June', value: '2025-06-30' }
  const bare = sentence({ text: 'Hand over the keys.', citations: [], who: 'Tenant', date })
  expect(summaryText('Lease', content('page', bare, bare), 'place')).toBe(
    'Lease\n\nTerm\nTenant, 30 June: Hand over the keys. Tenant, 30 June: Hand over the keys.',
  )
})
