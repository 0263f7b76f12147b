import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce, eachInPieces, inTurns } from './in-pieces.ts'

const never = new AbortController().signal
const spin = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('what is done in pieces comes to the same', async () => {
  const lists = fc.array(fc.array(fc.integer(), { maxLength: 3 }), { maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(lists, fc.integer({ min: 1, max: 60 }), async (list, every) => {
      const work = () => eachInPieces(list, (own) => own, every)
      expect(atOnce(work())).toEqual(list.flat())
      expect(await inTurns(work(), never)).toEqual(list.flat())
    }),
    { numRuns: 50 },
  )
})

test('others have their turn meanwhile', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  await inTurns(
    eachInPieces(
      Array.from({ length: 40 }),
      () => {
        spin(5)
        return []
      },
      1,
    ),
    never,
  )
  clearInterval(timer)
  expect(turns).toBeGreaterThanOrEqual(8)
})

test('it ends when it is no longer wanted', async () => {
  const stop = new AbortController()
  let done = 0
  const work = inTurns(
    eachInPieces(
      Array.from({ length: 1000 }),
      () => {
        spin(1)
        done += 1
        return []
      },
      1,
    ),
    stop.signal,
  )
  setTimeout(() => stop.abort(new Error('enough')), 20)
  await expect(work).rejects.toThrow('enough')
  expect(done).toBeLessThan(500)
})
