import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  batchFor,
  contextBytes,
  contextFormula,
  contextSize,
  isPlain,
  isSound,
  largestContext,
  unfilledBytes,
} from './context-memory.ts'

const megabyte = 2 ** 20
const starter = { stateBytesPerToken: 23_040, dimensions: 576, feedForward: 1536, heads: 9 }
const oneLayer = { stateBytesPerToken: 256, dimensions: 64, feedForward: 128, heads: 4 }

describe('the estimate of a context', () => {
  test('is near what two models were seen to take', () => {
    expect(Math.abs(contextFormula(starter, 4096, 512) - 115 * megabyte)).toBeLessThan(12 * megabyte)
    expect(Math.abs(contextFormula(oneLayer, 131_072, 512) - 183 * megabyte)).toBeLessThan(18 * megabyte)
  })

  test('is what was seen at a size that was seen, by the middle of several samples', () => {
    const sample = (bytes: number) => ({ tokens: 131_072, batch: 512, bytes: bytes * megabyte })
    const samples = [sample(190), sample(192), sample(400), sample(189), sample(191)]
    expect(contextBytes(oneLayer, 131_072, 512, samples)).toBe(191 * megabyte)
  })

  test('carries a small difference over as it is and a large one as a share', () => {
    const off = [{ tokens: 2048, batch: 512, bytes: contextFormula(oneLayer, 2048, 512) + 9 * megabyte }]
    expect(contextBytes(oneLayer, 131_072, 512, off)).toBe(contextFormula(oneLayer, 131_072, 512) + 9 * megabyte)
    const windowed = [{ tokens: 65_536, batch: 512, bytes: contextFormula(starter, 65_536, 512) / 4 }]
    expect(contextBytes(starter, 131_072, 512, windowed)).toBe(contextFormula(starter, 131_072, 512) / 4)
  })

  test('does not learn from what cannot be', () => {
    const at = (bytes: number) => ({ tokens: 8192, batch: 512, bytes })
    expect([-5e6, 1e6, 220e6, 9e8].map((bytes) => isSound(starter, at(bytes)))).toEqual([false, false, true, false])
  })

  test('what is not filled yet is what the mask lacks', () => {
    expect(unfilledBytes(oneLayer, 131_072, 65_536, 512)).toBe(65_536 * 1024)
    expect(unfilledBytes(oneLayer, 2048, 4096, 512)).toBe(0)
  })
})

test('attention is plain where slices are small batches and its scores are not too many', () => {
  expect([2048, 4096, 8192, 65_536].map((tokens) => isPlain(starter, tokens))).toEqual([false, false, true, false])
  expect([8192, 131_072].map((tokens) => isPlain({ ...starter, heads: 32 }, tokens))).toEqual([true, false])
})

test('a large batch is kept out of large contexts, whose mask it would multiply', () => {
  expect([2048, 8192, 131_072].map((tokens) => batchFor(oneLayer, tokens, 2048))).toEqual([2048, 128, 512])
  expect([2048, 8192, 131_072].map((tokens) => batchFor(oneLayer, tokens, 128))).toEqual([128, 128, 128])
})

test('a context holds what it must, wastes little, and never is larger than the largest', () => {
  expect([10, 2049, 8192, 8193, 30_000, 131_072].map((tokens) => contextSize(tokens, 131_072))).toEqual([
    2048, 4096, 8192, 10_240, 36_864, 131_072,
  ])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 131_072 }), fc.integer({ min: 512, max: 131_072 }), (tokens, most) => {
      const size = contextSize(Math.min(tokens, most), most)
      expect(size).toBeGreaterThanOrEqual(Math.min(tokens, most))
      expect(size).toBeLessThanOrEqual(most)
      if (tokens > 8192) expect(size).toBeLessThanOrEqual(tokens * 1.27)
    }),
  )
})

test('the largest context is the largest that fits', () => {
  const bytes = (tokens: number) => contextFormula(starter, tokens, 512)
  expect(largestContext(bytes, 1e12, 8192)).toBe(8192)
  expect(largestContext(bytes, 0, 8192)).toBe(2048)
  expect(largestContext(bytes, 0, 1000)).toBe(1000)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (megabytes) => {
      const room = megabytes * megabyte
      const tokens = largestContext(bytes, room, 131_072)
      if (tokens > 2048) expect(bytes(tokens)).toBeLessThanOrEqual(room)
      if (tokens < 131_072) expect(bytes(tokens + 256)).toBeGreaterThan(room)
    }),
  )
})
