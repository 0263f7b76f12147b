import { expect, it } from 'vitest'
import { pageWords } from './page-words.ts'

it('calls pages what they are', () => {
  const [one, two] = [[{ page: 3 }], [{ page: 3 }, { page: 4 }, { page: 4 }]]
  expect(pageWords({ spans: one })).toBe('page 3')
  expect(pageWords({ kind: 'pdf', spans: two })).toBe('pages 3, 4')
  expect(pageWords({ kind: 'pdf', spans: two }, 'short')).toBe('pp. 3, 4')
  expect(pageWords({ kind: 'pptx', spans: one }, 'short')).toBe('slide 3')
  expect(pageWords({ kind: 'sheet', pageLabel: 'Costs 2025', spans: one })).toBe('sheet Costs 2025')
  expect(pageWords({ kind: 'sheet', spans: one })).toBe('sheet 3')
  expect(pageWords({ kind: 'epub', pageLabel: 'The Whale', spans: one })).toBe('chapter The Whale')
  expect(pageWords({ kind: 'pdf', spans: [] })).toBe('')
})
