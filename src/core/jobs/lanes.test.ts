import { expect, it } from 'vitest'
import { inLanes } from './lanes.ts'

const later = () => new Promise((resolve) => setTimeout(resolve, 1))

it('does all work in order, so many at once and no more', async () => {
  const begun: number[] = []
  let running = 0
  let most = 0
  await inLanes(3, [1, 2, 3, 4, 5, 6, 7], async (piece) => {
    begun.push(piece)
    running++
    most = Math.max(most, running)
    await later()
    running--
  })
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

it('ends with the first failure, after what runs has settled', async () => {
  let settled = 0
  const begun: number[] = []
  const work = inLanes(2, [1, 2, 3, 4, 5], async (piece) => {
    begun.push(piece)
    await later()
    if (piece === 1) throw new Error('first')
    await later()
    settled++
  })
  await expect(work).rejects.toThrow('first')
  expect(settled).toBe(1)
  expect(begun).toEqual([1, 2])
})
