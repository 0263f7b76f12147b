import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Embedder } from '../../core/ports/embedder.ts'
import type { Tokenizer } from '../../core/ports/tokenizer.ts'
import { never, recordingLog, starterModels } from './test-models.ts'

const log = recordingLog()
const models = starterModels({ log })
let embedder: Embedder
let tokenizer: Tokenizer

beforeAll(async () => {
  tokenizer = await models.tokenizer()
  const loaded = await models.embedder('starter')
  if (!loaded) throw new Error('no starter')
  embedder = loaded
})
afterAll(async () => {
  await models[Symbol.asyncDispose]()
})

const cosine = (a: Float32Array | undefined, b: Float32Array | undefined) =>
  a && b ? a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) : Number.NaN
const clause = 'The tenant shall give the landlord written notice of thirty days before the end of the lease term, '

test('vectors have length one and tell near from far', async () => {
  const [near, far, empty] = await embedder.embedPassages(
    ['The rent is due on the first.', 'Cats sleep a lot.', ''],
    never,
  )
  const query = await embedder.embedQuery('When must I pay rent?', never)
  expect(query.length).toBe(384)
  expect(embedder.dimensions).toBe(384)
  for (const vector of [query, near, far, empty]) expect(cosine(vector, vector)).toBeCloseTo(1, 4)
  expect(cosine(query, near)).toBeGreaterThan(cosine(query, far) + 0.3)
})

test('a text has the same vector alone and among others, in order', async () => {
  const texts = Array.from({ length: 24 }, (_, index) => `Clause ${index}: ${clause.repeat((index % 3) + 1)}`)
  const together = await embedder.embedPassages(texts, never)
  for (const index of [0, 7, 23]) {
    const [alone] = await embedder.embedPassages([texts[index] ?? ''], never)
    expect(cosine(alone, together[index])).toBeCloseTo(1, 5)
  }
})

test('a text that is too long is cut at the limit', async () => {
  expect(embedder.maxTokens).toBe(254)
  const text = 'lease '.repeat(254)
  expect(embedder.count(text)).toBe(254)
  const [whole, longer] = await embedder.embedPassages([text, `${text}${clause.repeat(50)}`], never)
  expect(cosine(whole, longer)).toBeCloseTo(1, 5)
})

test('queries are answered before the passages in line', async () => {
  const stop = new AbortController()
  const passages = Array.from({ length: 400 }, (_, index) => `${index} ${clause.repeat(8)}`)
  let embedded = false
  const embedding = embedder.embedPassages(passages, stop.signal).then(
    () => {
      embedded = true
    },
    (error: Error) => error,
  )
  for (let round = 0; round < 15; round += 1) await embedder.embedQuery('When is the rent due?', never)
  expect(embedded).toBe(false)
  stop.abort()
  expect(await embedding).toBeInstanceOf(Error)
})

test('texts someone waits for go one after the other, with nothing from the background in between', async () => {
  const stop = new AbortController()
  let done = 0
  const background = Array.from({ length: 60 }, (_, index) =>
    embedder.embedPassages([`${index} ${clause.repeat(4)}`], stop.signal).then(
      () => {
        done += 1
      },
      () => {},
    ),
  )
  while (done < 4) await embedder.embedQuery('When is the rent due?', never)
  const before = done
  await embedder.embedPassages(Array(12).fill(clause), never, 'interactive')
  // One evaluation a core ran when they came, and one a core may begin while the last of them runs; taking turns, they
  // would be twelve.
  expect(done - before).toBeLessThanOrEqual(4)
  stop.abort()
  await Promise.all(background)
})

test('models can be let go in the middle of an evaluation', async () => {
  const others = starterModels({ log })
  const other = await others.embedder('starter')
  const stop = new AbortController()
  const embedding = other?.embedPassages(Array(50).fill(clause.repeat(8)), stop.signal).catch((error: Error) => error)
  await other?.embedQuery('When is the rent due?', never)
  stop.abort()
  await others[Symbol.asyncDispose]()
  expect(await embedding).toBeInstanceOf(Error)
})

test('tokens are counted without special ones', () => {
  expect(tokenizer.count('Hello there, world')).toBe(4)
  expect(tokenizer.count('')).toBe(0)
})

test('counts of words add up to the count of the whole text', async () => {
  const embedder = await models.embedder('starter')
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'rent',
      'Mietvertrag',
      '§ 7.2(a)',
      '1,234.50',
      "don't",
      '合同',
      'x'.repeat(80),
      '[UNK]',
      '##ing',
      '\u00a0',
    ),
  )
  const gap = fc.constantFrom(' ', '\n', '  ', ' \n\n ', '\t')
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), { maxLength: 40 }), (parts) => {
      const text = parts.flat().join('').toWellFormed()
      expect(tokenizer.count(text)).toBe(embedder?.count(text))
    }),
    { numRuns: 500 },
  )
})

test('none is no embedder', async () => {
  expect(await models.embedder('none')).toBeUndefined()
  expect(await models.describe('none', 'embedder')).toBeUndefined()
})

test('the tokenizer warnings stay out of the log', () => {
  expect(log.lines).toEqual([])
})
