import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextStore } from '../../ports/text-store.ts'
import { keySentences } from './key-sentences.ts'

/** A document of these pages. */
function storeOf(pages: readonly string[]): Pick<TextStore, 'revision' | 'pages'> {
  return {
    revision: () => undefined,
    pages: () => pages.map((text, index) => ({ number: index + 1, text, source: 'text', blocks: [] })),
  }
}

test('sentences about what the document is about come before asides, in reading order', () => {
  const pages = [
    'The tenant pays the rent of the flat on the first day of each month. Birds sang loudly in some distant garden.',
    'If the tenant pays the rent late the landlord may end the lease of the flat. A cat slept beneath the old bench.',
  ]
  const found = keySentences(storeOf(pages), 'r', 150).map(({ page, text }) => `${page} ${text}`)
  expect(found).toEqual([
    '1 The tenant pays the rent of the flat on the first day of each month.',
    '2 If the tenant pays the rent late the landlord may end the lease of the flat.',
  ])
})

test('what is said twice is taken once', () => {
  const same = 'The tenant pays the rent of the flat on the first day of the month.'
  expect(keySentences(storeOf([`${same} ${same}`, same]), 'r', 1000)).toHaveLength(1)
})

test('every sentence stands where it says, within the room', () => {
  const word = fc.constantFrom(
    ...'tenant landlord rent lease notice flat deposit keys garden bench. pays. ends. late.'.split(' '),
  )
  const page = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(page, { maxLength: 4 }), fc.integer({ min: 0, max: 400 }), (pages, room) => {
      const found = keySentences(storeOf(pages), 'r', room)
      for (const { page: number, start, end, text } of found) expect(pages[number - 1]?.slice(start, end)).toBe(text)
      expect(found.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(room)
    }),
  )
})
