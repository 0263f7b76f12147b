import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkPages } from '../documents/chunk.ts'
import { sentencesOf } from '../documents/sentences.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { TextStore } from '../ports/text-store.ts'
import { shapeSpans } from './shape-hits.ts'

const count = (text: string) => text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0
const sentence = fc
  .array(fc.constantFrom('rent', 'deposit', 'tenant', 'notice', 'cat', 'garden', 'key'), { minLength: 2, maxLength: 9 })
  .map((words) => `The ${words.join(' ')} counts.`)

function storeOf(text: string) {
  const page: ExtractedPage = { number: 1, text, source: 'text', blocks: [] }
  const chunks = chunkPages([page], count, { target: 40, max: 60 }).map((draft) => ({
    ...draft,
    id: `r:${draft.ordinal}`,
    revisionId: 'r',
  }))
  const store: Pick<TextStore, 'chunkRange' | 'page'> = {
    chunkRange: (_, from, to) => chunks.slice(from, to + 1),
    page: () => page,
  }
  return { chunks, store: store as TextStore }
}

const query = {
  weights: new Map([
    ['deposit', 3],
    ['notic', 2],
  ]),
  language: 'en',
}

test('shaped spans equal the page, are whole sentences, and keep the best one', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 40 }), fc.nat(6), (sentences, rank) => {
      const text = sentences.join(' ')
      const { chunks, store } = storeOf(text)
      const starts = new Set(sentencesOf(text).map((range) => range.start))
      const ends = new Set(sentencesOf(text).map((range) => range.end))
      for (const chunk of chunks) {
        const [span, ...others] = shapeSpans(store, chunk, rank, query, new Set())
        expect(others).toEqual([])
        expect(text.slice(span?.start, span?.end)).toBe(span?.text)
        expect(starts.has(span?.start ?? -1) && ends.has(span?.end ?? -1)).toBe(true)
        if (chunk.text.includes('deposit')) expect(span?.text).toContain('deposit')
        if (rank < 2) expect(span?.text).toContain(chunk.text)
      }
    }),
  )
})

test('a first hit does not reach into a neighbour that is a hit itself', () => {
  const { chunks, store } = storeOf(
    Array.from({ length: 30 }, (_, at) => `The tenant pays the rent of month ${at}.`).join(' '),
  )
  const middle = chunks[1]
  if (!middle) throw new Error('one chunk only')
  const wide = shapeSpans(store, middle, 0, query, new Set())[0]?.text.length ?? 0
  const narrow = shapeSpans(store, middle, 0, query, new Set(['r:0', 'r:2']))[0]?.text
  expect(narrow).toBe(middle.text)
  expect(wide).toBeGreaterThan(middle.text.length)
})
