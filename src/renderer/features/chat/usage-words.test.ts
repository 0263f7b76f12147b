import { expect, it } from 'vitest'
import { usageLines } from './usage-words.ts'

const timings = { retrieveMs: 10, quotesMs: 20, firstTokenMs: 1840, totalMs: 9000 }

it('tells what was read, what was not read again, and how fast the rest was', () => {
  const usage = {
    promptTokens: 20_400,
    cachedTokens: 18_000,
    warmTokens: 17_920,
    answerTokens: 120,
    readMs: 2000,
    writeMs: 24_000,
    memoryBytes: 190_000_000,
    contextTokens: 32_768,
  }
  expect(usageLines({ usage, timings }).map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Read: 20,400 tokens',
    'Of this, not read again: 18,000 tokens',
    'Of this, remembered on disk: 17,920 tokens',
    'Wrote: 120 tokens',
    'First word after: 1.8 s',
    'Reading: 1,200 tokens a second',
    'Writing: 5 tokens a second',
    'Memory of the model: 190 MB',
    'The model holds: 32,768 tokens',
  ])
})

it('says nothing that is not known', () => {
  const usage = { promptTokens: 0, cachedTokens: 0, answerTokens: 0 }
  expect(usageLines({ usage, timings })).toEqual([])
  const some = usageLines({ usage: { ...usage, promptTokens: 300, answerTokens: 9 }, timings })
  expect(some.map(({ name }) => name)).toEqual(['Read', 'Of this, not read again', 'Wrote', 'First word after'])
})
