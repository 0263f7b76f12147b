import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hit } from '../../api/search.ts'
import { judge } from './answerability.ts'

const place = {
  chunkId: 'r:0',
  documentId: 'd',
  revisionId: 'r',
  path: '/a.txt',
  title: 'A',
  headingPath: [],
  spans: [],
  text: '',
}
const hit: Hit = { rank: 1, score: 1, ...place }
const evidence = (bestCosine: number | undefined, bestLexical: number) => ({
  terms: [],
  hits: [],
  bestCosine,
  bestLexical,
})
const share = fc.float({ min: 0, max: 1, noNaN: true })

test('nothing found is no answer', () => {
  expect(judge(evidence(0.9, 1), 'q', [])).toEqual({ answerable: false, confidence: 0 })
})

test('more evidence never lowers the confidence, and it turns at one half', () => {
  fc.assert(
    fc.property(fc.option(share, { nil: undefined }), share, share, (cosine, lexical, more) => {
      const less = judge(evidence(cosine, lexical), 'q', [hit])
      expect(judge(evidence(cosine, lexical + more), 'q', [hit]).confidence).toBeGreaterThanOrEqual(less.confidence)
      expect(less.answerable).toBe(less.confidence > 0.5)
    }),
  )
})

test('a typical right and a typical wrong question are told apart, with and without an embedder', () => {
  expect(judge(evidence(0.65, 0.95), 'q', [hit]).answerable).toBe(true)
  expect(judge(evidence(0.2, 0.2), 'q', [hit]).answerable).toBe(false)
  expect(judge(evidence(undefined, 0.95), 'q', [hit]).answerable).toBe(true)
  expect(judge(evidence(undefined, 0.2), 'q', [hit]).answerable).toBe(false)
})

test('what is still being read is judged by its words alone, and where nothing is, nothing changes', () => {
  fc.assert(
    fc.property(share, share, share, (cosine, lexical, reading) => {
      const seen = evidence(cosine, lexical)
      const both = judge({ ...seen, bestReading: reading }, 'q', [hit])
      const words = judge(evidence(undefined, reading), 'q', [hit])
      expect(both.confidence).toBe(Math.max(words.confidence, judge(seen, 'q', [hit]).confidence))
    }),
  )
  expect(judge({ ...evidence(0.1, 0.95), bestReading: 0.95 }, 'q', [hit]).answerable).toBe(true)
  expect(judge({ ...evidence(0.1, 0.2), bestReading: 0.2 }, 'q', [hit]).answerable).toBe(false)
})
