import { expect, it } from 'vitest'
import type { Hit } from '../../../api/search.ts'
import { groupHits } from './group-hits.ts'

const hit = (rank: number, documentId: string): Hit => ({
  rank,
  score: 1 / rank,
  chunkId: `r:${rank}`,
  documentId,
  revisionId: 'r',
  path: `/${documentId}`,
  title: documentId,
  headingPath: [],
  spans: [],
  text: '',
})

it('keeps the order of documents by their best hit, and of the hits in each', () => {
  const groups = groupHits(
    [hit(1, 'b'), hit(2, 'a'), hit(3, 'b')],
    [{ documentId: 'a', kind: 'pdf', language: 'en', date: 5, collections: [] }],
  )
  expect(groups.map(({ documentId, hits }) => [documentId, hits.map(({ rank }) => rank)])).toEqual([
    ['b', [1, 3]],
    ['a', [2]],
  ])
  expect(groups.map(({ about }) => about?.date)).toEqual([undefined, 5])
})
