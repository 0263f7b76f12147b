import { expect, test } from 'vitest'
import { createPrefillProgress } from './prefill-progress.ts'

/** Reads `of` tokens in slices of 100, a token of which takes `ms` at its place; gives the events and when they came. */
function read(of: number, ms: (place: number) => number) {
  let now = 0
  const progress = createPrefillProgress(0, of, () => now)
  const events: { at: number; tokens: number; ms: number | undefined }[] = []
  for (let at = 0; at < of; at += 100) {
    const took = ms(at + 50) * 100
    now += took
    progress.record(100, took)
    const due = progress.due()
    if (due) events.push({ at: now, tokens: due.tokens, ms: due.ms })
  }
  return { events, total: now }
}

test('a prompt that is read within a second says nothing', () => {
  expect(read(900, () => 1).events).toEqual([])
})

test('a long one is told of a few times a second', () => {
  const { events } = read(10_000, () => 1)
  expect(events[0]?.at).toBe(1000)
  expect(events.length).toBeGreaterThan(20)
  expect(events.slice(1).every(({ at }, index) => at - (events[index]?.at ?? 0) >= 300)).toBe(true)
})

test('the rest is foretold although tokens take longer the further they stand', () => {
  const { events, total } = read(20_000, (place) => 1 + place / 4000)
  for (const { at, ms } of events.slice(2)) expect(Math.abs((ms ?? 0) - (total - at))).toBeLessThan(total / 50)
})
