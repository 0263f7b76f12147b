import { expect, it } from 'vitest'
import type { ReaderMark, ReaderTarget } from '../../app/reader-store.ts'
import { markedPlaces } from './marked-places.ts'

const mark = (key: string, start: number, documentId = 'd', revisionId = 'r'): ReaderMark => ({
  key,
  number: Number(key),
  documentId,
  revisionId,
  title: 'Lease',
  path: 'lease.pdf',
  headingPath: [],
  spans: [{ page: 1, start, end: start + 4, text: 'word' }],
})

it('fills the target and underlines the others of the same revision, each words once', () => {
  const marks = [
    mark('1', 0),
    mark('2', 10),
    mark('3', 10),
    mark('4', 0),
    mark('5', 20, 'other'),
    mark('6', 30, 'd', 'old'),
  ]
  const target: ReaderTarget = { ...(marks[0] as ReaderMark), marks }
  expect(markedPlaces(target).map(({ key, marking }) => [key, marking])).toEqual([
    ['1', 'active'],
    ['2', 'other'],
  ])
})

it('marks nothing in a document opened from its first page', () => {
  expect(markedPlaces({ ...mark('1', 0), spans: [], marks: [] })).toEqual([])
})

it('draws nothing on words that do not answer', () => {
  const place = mark('1', 0)
  expect(markedPlaces({ ...place, marks: [], unmarked: true }).map(({ marking }) => marking)).toEqual(['unmarked'])
})
