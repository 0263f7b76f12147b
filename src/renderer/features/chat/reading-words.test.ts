import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LeftOut, Narrowing, Reading } from '../../../api/route.ts'
import { documentsIn, inFullWords, narrowedWords, progressWords, routeWords } from './reading-words.ts'

const named = (by: Narrowing['by'], words: string, titles: string[], count = titles.length): Narrowing => ({
  by,
  words,
  documents: titles.map((title) => ({ documentId: title, title })),
  count,
})
const reading: Reading = {
  route: 'whole',
  chosen: false,
  narrowed: [],
  whole: 2,
  passages: 0,
  turns: 0,
  turnsLeftOut: 0,
  leftOut: [],
}
const left = (handling: LeftOut['handling']): LeftOut => ({ documentId: 'd', title: 'D', tokens: 9, handling })

describe('narrowedWords', () => {
  it('names the documents, or counts them, and says what in the question named them', () => {
    expect(narrowedWords([])).toBe('')
    expect(narrowedWords([named('document', 'the lease', ['Lease Bergstrasse 12.pdf'])])).toBe(
      'In Lease Bergstrasse 12, which the question names.',
    )
    expect(narrowedWords([named('document', 'x', ['A.md', 'B.md'])])).toBe('In A and B, which the question names.')
    expect(narrowedWords([named('section', '§ 8.3', ['Lease.pdf'])])).toBe(
      'In § 8.3 of Lease, which the question names.',
    )
  })
  it('takes the smallest scope where several narrow it', () => {
    const party = named('party', 'Amazon', ['A', 'B', 'C', 'D', 'E'], 7)
    expect(narrowedWords([party, named('date', '2023', ['A', 'B', 'C'])])).toBe(
      'In 3 documents, because the question names “Amazon” and “2023”.',
    )
  })
})

describe('documentsIn', () => {
  const collections = [{ id: 'c', name: 'C', documents: 5 }] as never
  it('counts only what it knows', () => {
    expect(documentsIn({ collectionIds: [], documentIds: [] }, collections, 9)).toBe(9)
    expect(documentsIn({ collectionIds: ['c'], documentIds: [] }, collections, 9)).toBe(5)
    expect(documentsIn({ collectionIds: [], documentIds: ['a', 'b'] }, collections, 9)).toBe(2)
    expect(documentsIn({ collectionIds: ['c'], documentIds: ['a'] }, collections, 9)).toBeUndefined()
    expect(documentsIn({ collectionIds: ['c', 'd'], documentIds: [] }, collections, 9)).toBeUndefined()
  })
})

describe('routeWords', () => {
  it('says what was read whole, what in part and what not', () => {
    expect(routeWords(reading, undefined)).toEqual(['read 2 of 2 documents whole'])
    expect(routeWords({ ...reading, leftOut: [left('passages')], turnsLeftOut: 2 }, undefined)).toEqual([
      'read 2 of 3 documents whole',
      '1 in passages',
      '2 earlier turns not read',
    ])
    expect(routeWords({ ...reading, route: 'exhaustive' }, { read: 6, documents: 13 })).toEqual([
      'read 6 of 13 documents one by one',
    ])
    expect(routeWords({ ...reading, route: 'passages' }, undefined)).toEqual([])
  })
})

describe('progressWords', () => {
  it('counts pages of a long prompt and percent of a short one', () => {
    expect(progressWords({ tokens: 8000, of: 20_150, ms: 21_000 })).toBe('Reading 12 of 31 pages, about 20 s left')
    expect(progressWords({ tokens: 500, of: 1000 })).toBe('Reading, 50%')
  })
  it('never says more than all of it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (tokens, of) => {
        const [read = 0, all = 100] = [...progressWords({ tokens, of }).replaceAll(',', '').matchAll(/\d+/g)].map(
          Number,
        )
        expect(read).toBeLessThanOrEqual(all)
      }),
    )
  })
})

it('offers to read in full with the time it takes', () => {
  expect(inFullWords(3, 118_000)).toBe('Read these 3 in full, about 2 min')
  expect(inFullWords(1, undefined)).toBe('Read this document in full')
})
