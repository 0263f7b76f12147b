import { expect, it } from 'vitest'
import { EVERYTHING, isEverything, scopeWords, toggled } from './scope-words.ts'

const collections = [
  { id: 'c1', name: 'Clients', documents: 4 },
  { id: 'c2', name: 'Lease', documents: 2 },
]

it('names a scope by what it holds', () => {
  expect(scopeWords(EVERYTHING, collections)).toBe('All documents')
  expect(scopeWords({ collectionIds: ['c1'], documentIds: [] }, collections)).toBe('Clients')
  expect(scopeWords({ collectionIds: ['c1', 'c2'], documentIds: [] }, collections)).toBe('2 collections')
  expect(scopeWords({ collectionIds: [], documentIds: ['d'] }, collections, 'Lease.pdf')).toBe('Lease.pdf')
  expect(scopeWords({ collectionIds: ['c2'], documentIds: ['d', 'e'] }, collections)).toBe('Lease + 2 documents')
  const filter = { kinds: ['pdf' as const], sender: 'Ann' }
  expect(scopeWords({ ...EVERYTHING, filter }, collections)).toBe('All documents, PDF, from Ann')
  expect(scopeWords({ collectionIds: ['c1'], documentIds: [], filter }, collections)).toBe('Clients, PDF, from Ann')
  expect(isEverything({ ...EVERYTHING, filter })).toBe(false)
  expect(isEverything({ ...EVERYTHING, filter: {} })).toBe(true)
})

it('puts in what was out and takes out what was in', () => {
  const one = toggled(EVERYTHING, 'collectionIds', 'c1')
  expect(one.collectionIds).toEqual(['c1'])
  expect(toggled(one, 'collectionIds', 'c1')).toEqual(EVERYTHING)
})
