import { expect, test } from 'vitest'
import type { Hit } from '../../api/search.ts'
import { bestSentences } from './sentences-of-hits.ts'

const page =
  'Intro of the page. The lease runs for two years. The deposit is two months of rent. It is paid back within thirty days. Cats are not allowed in the house.'

function hitOf(start: number, rank: number): Hit {
  const text = page.slice(start)
  const spans = [{ page: 3, start, end: page.length, text }]
  const place = { documentId: 'd', revisionId: 'r', path: '/lease.pdf', title: 'Lease', headingPath: [] }
  return { rank, score: 2 - rank, chunkId: `r:${rank}`, ...place, spans, text }
}

const never = new AbortController().signal
const ask = (question: string, hits: Hit[], limit = 5) =>
  bestSentences(question, undefined, hits, { limit, hurried: false }, never)

test('quotes are whole sentences whose spans equal the page', async () => {
  for (const best of await ask('How long does the lease run?', [hitOf(19, 1)])) {
    for (const span of best.spans) expect(page.slice(span.start, span.end)).toBe(span.text)
    expect(best.text).toMatch(/^[A-Z].*\.$/)
  }
  expect((await ask('How long does the lease run?', [hitOf(19, 1)]))[0]?.text).toContain('runs for two years')
})

test('a sentence that leans on the one before is quoted with it', async () => {
  const [best] = await ask('When is it paid back within days?', [hitOf(19, 1)])
  expect(best?.text).toBe('The deposit is two months of rent. It is paid back within thirty days.')
})

test('the same sentence in two hits is quoted once, and no more than the limit', async () => {
  const hits = [hitOf(0, 1), hitOf(19, 2)]
  const all = await ask('Are cats allowed in the house?', hits, 9)
  expect(all.filter((best) => best.text.includes('Cats are not allowed'))).toHaveLength(1)
  expect(await ask('Are cats allowed in the house?', hits, 1)).toHaveLength(1)
  expect(await ask('Are cats allowed?', [])).toEqual([])
})
