import { expect, test } from 'vitest'
import { sliceTokens } from './generate.ts'
import { createThreadTuner, threadSteps } from './thread-tuner.ts'

/** Runs a tuner over `steps` evaluations whose cost a token is `ms`, on a clock that they move; returns the counts used. */
function run(steps: number, ms: (count: number, step: number) => number): number[] {
  let now = 0
  const tuner = createThreadTuner([1, 2, 4], 2, () => now)
  return Array.from({ length: steps }, (_, step) => {
    const count = tuner.next(4)
    const took = ms(count, step)
    now += took
    tuner.record(count, 1, took)
    return count
  })
}

test('steps double and end at the cores', () => {
  expect([1, 2, 3, 6, 8].map(threadSteps)).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 4, 6], [1, 2, 4, 8]])
})

test('each count is tried, then the fastest is used', () => {
  const used = run(100, (count) => ({ 1: 12, 2: 9, 4: 60 })[count] ?? 0)
  expect(used.slice(0, 6)).toEqual([1, 1, 2, 2, 4, 4])
  expect(used.slice(6).every((count) => count === 2)).toBe(true)
})

test('a count that turns slow is left at once and found again when it is fast', () => {
  const used = run(4000, (count, step) => (count === 4 && step >= 100 && step < 1000 ? 200 : 40 / count))
  expect(used[99]).toBe(4)
  expect(used.slice(102, 200).filter((count) => count === 4).length).toBe(0)
  expect(used.slice(-100).filter((count) => count === 4).length).toBeGreaterThan(95)
})

test('counts above the limit are not used', () => {
  const tuner = createThreadTuner([4, 2, 1], 1)
  for (const count of [4, 2, 1]) tuner.record(count, 64, 100 / count)
  expect(tuner.next(4)).toBe(4)
  expect(tuner.next(2)).toBe(2)
  expect(tuner.next(1)).toBe(1)
  expect(tuner.tokensPerSecond(4)).toBeCloseTo(2560)
})

test('rates measured before stand for the first trials', () => {
  const tuner = createThreadTuner([2, 1], 3)
  expect(tuner.fastestMs()).toBeUndefined()
  tuner.seed({ 1: 70, 2: 50, 8: 900 })
  expect(tuner.next(2)).toBe(1)
  expect(tuner.tokensPerSecond(2)).toBeCloseTo(50)
  expect(tuner.fastestMs()).toBeCloseTo(1000 / 70)
  tuner.record(1, 1, 1000)
  expect(tuner.next(2)).toBe(2)
})

test('a slice takes about the time it may', () => {
  expect(sliceTokens(undefined, 250)).toBe(32)
  expect(sliceTokens(300, 250)).toBe(48)
  expect(sliceTokens(10, 250)).toBe(16)
  expect(sliceTokens(100_000, 250)).toBe(512)
  expect(sliceTokens(100_000, 250, 2048)).toBe(2048)
  expect(sliceTokens(300, Number.POSITIVE_INFINITY)).toBe(512)
  expect(sliceTokens(300, Number.POSITIVE_INFINITY, 1024)).toBe(1024)
})
