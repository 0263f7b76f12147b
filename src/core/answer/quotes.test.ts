import { expect, it } from 'vitest'
import type { Hit } from '../../api/search.ts'
import { closestPassages, quotesOf } from './quotes.ts'

it('quotes say all of their place that the hits say', () => {
  const spans = [{ page: 2, start: 0, end: 14, text: 'Boiler service' }]
  const place = {
    documentId: 'd',
    revisionId: 'r',
    path: '/desk/Costs v2.xlsx',
    title: 'Costs',
    kind: 'sheet' as const,
    pageLabel: 'Costs 2025',
    version: { number: 2, of: 2 },
    headingPath: [],
    spans,
    text: 'Boiler service',
  }
  const hit: Hit = { ...place, rank: 1, score: 0.9, chunkId: 'r:0' }
  const quote = { ...place, number: 1, score: 0.9 }
  expect(quotesOf([{ hit, spans, text: 'Boiler service', score: 0.9 }])).toEqual([quote])
  expect(closestPassages([hit])).toEqual([quote])
})
