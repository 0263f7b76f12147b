import { expect, it } from 'vitest'
import { budgetWords, memoryWords, rememberedTitle } from './memory-words.ts'

const memory = {
  contextTokens: 8192,
  trainedTokens: 8192,
  weightsBytes: 98_000_000,
  contextBytes: 190_000_000,
  measured: true,
  limitBytes: 8_000_000_000,
  totalBytes: 16_000_000_000,
}

it('says what a model takes, and what of that is an estimate or less than it could hold', () => {
  const takes = 'SmolLM2 takes about 288 MB: 98 MB for the model and 190 MB for a stretch of 8,192 tokens.'
  expect(memoryWords('SmolLM2', memory)).toBe(takes)
  expect(memoryWords('SmolLM2', { ...memory, trainedTokens: 131_072 })).toBe(
    `${takes} It was made for 131,072 tokens; a bigger share lets it hold more of them.`,
  )
  expect(memoryWords('SmolLM2', { ...memory, measured: false })).toMatch(/This is an estimate/)
})

it('names the first document of a state and counts the others', () => {
  const documents = ['A', 'B', 'C'].map((title) => ({ documentId: title, title }))
  expect(rememberedTitle({ documents })).toBe('A and 2 more')
  expect(rememberedTitle({ documents: documents.slice(0, 1) })).toBe('A')
  expect(rememberedTitle({ documents: [] })).toBe('')
})

it.each([
  [0, 'Nothing'],
  [512, '512 MB'],
  [4096, '4 GB'],
  [5000, '4.9 GB'],
])('a budget of %i is %s', (megabytes, words) => expect(budgetWords(megabytes)).toBe(words))
