import { expect, it } from 'vitest'
import { createWriteQueue, type Write } from './write-queue.ts'

function queueWith(maxRows: number, fail: (write: Write<number>) => boolean = () => false) {
  const applied: Write<number>[] = []
  const queue = createWriteQueue<number>(async (write) => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (fail(write)) throw new Error('refused')
    applied.push(write)
  }, maxRows)
  return { queue, applied }
}

it('puts together what waits, and keeps the order of a revision that comes twice', async () => {
  const { queue, applied } = queueWith(100)
  await Promise.all([
    queue.push({ revisionIds: ['a'], rows: [1] }),
    queue.push({ revisionIds: ['b'], rows: [2] }),
    queue.push({ revisionIds: ['a'], rows: [3] }),
    queue.push({ revisionIds: ['c'], rows: [4] }),
  ])
  expect(applied).toEqual([
    { revisionIds: ['a', 'b'], rows: [1, 2] },
    { revisionIds: ['a', 'c'], rows: [3, 4] },
  ])
})

it('limits the rows of a group, never refusing a single large write', async () => {
  const { queue, applied } = queueWith(2)
  await Promise.all([
    queue.push({ revisionIds: ['a'], rows: [1, 2, 3] }),
    queue.push({ revisionIds: ['b'], rows: [4] }),
    queue.push({ revisionIds: ['c'], rows: [5] }),
  ])
  expect(applied.map((write) => write.rows)).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

it('tells a failure to those it concerns, and goes on', async () => {
  const { queue, applied } = queueWith(1, (write) => write.rows.includes(1))
  const results = await Promise.allSettled([
    queue.push({ revisionIds: ['a'], rows: [1] }),
    queue.push({ revisionIds: ['b'], rows: [2] }),
  ])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled'])
  expect(applied).toHaveLength(1)
})

it('does other work alone, after what waits', async () => {
  const { queue, applied } = queueWith(100)
  const write = queue.push({ revisionIds: ['a'], rows: [1] })
  const seen = await queue.alone(async () => applied.length)
  await write
  expect(seen).toBe(1)
})
