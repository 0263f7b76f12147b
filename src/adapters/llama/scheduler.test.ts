import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Priority } from '../../core/ports/priority.ts'
import { createScheduler } from './scheduler.ts'

const never = new AbortController().signal
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('threads in use never exceed the cores, and everything is served', async () => {
  const job = fc.record({
    priority: fc.constantFrom<Priority>('quick', 'interactive', 'background'),
    threads: fc.integer({ min: 1, max: 6 }),
    steps: fc.integer({ min: 1, max: 5 }),
    grow: fc.integer({ min: 1, max: 6 }),
    abort: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(job, { maxLength: 20 }), async (cores, jobs) => {
      const scheduler = createScheduler(() => cores)
      let highest = 0
      const done = await Promise.all(
        jobs.map(async ({ priority, threads, steps, grow, abort }) => {
          const stop = new AbortController()
          if (abort) setImmediate(() => stop.abort(new Error('stopped')))
          const lease = await scheduler.acquire({ priority, threads }, stop.signal).catch(() => undefined)
          if (!lease) return 'stopped'
          try {
            for (let step = 0; step < steps; step += 1) {
              highest = Math.max(highest, scheduler.used())
              await turn()
              if (step % 2 === 1) lease.pause()
              await lease.checkpoint(stop.signal)
              await lease.resize(grow, stop.signal)
              expect(lease.threads).toBe(Math.min(grow, cores))
            }
            return 'done'
          } catch {
            return 'stopped'
          } finally {
            lease.release()
          }
        }),
      )
      expect(highest).toBeLessThanOrEqual(cores)
      expect(done.filter((end, index) => end === 'stopped' && !jobs[index]?.abort)).toEqual([])
      expect(scheduler.used()).toBe(0)
      expect((['quick', 'interactive', 'background'] as const).map(scheduler.alive)).toEqual([0, 0, 0])
    }),
    { numRuns: 200 },
  )
})

test('quick goes before interactive and interactive before background', async () => {
  const scheduler = createScheduler(() => 1)
  const first = await scheduler.acquire({ priority: 'background', threads: 1 }, never)
  const served: string[] = []
  const waiting = (['background', 'interactive', 'quick', 'interactive'] as const).map(async (priority, index) => {
    const lease = await scheduler.acquire({ priority, threads: 1 }, never)
    served.push(`${priority} ${index}`)
    lease.release()
  })
  await turn()
  first.release()
  await Promise.all(waiting)
  expect(served).toEqual(['quick 2', 'interactive 1', 'interactive 3', 'background 0'])
})

test('a checkpoint steps aside for equals and for higher priorities, never for lower ones', async () => {
  const scheduler = createScheduler(() => 2)
  const lease = await scheduler.acquire({ priority: 'interactive', threads: 2 }, never)
  const lower = scheduler.acquire({ priority: 'background', threads: 1 }, never)
  await lease.checkpoint(never)
  expect(lease.threads).toBe(2)
  const equal = scheduler.acquire({ priority: 'interactive', threads: 2 }, never)
  const back = lease.checkpoint(never)
  const other = await equal
  expect(lease.threads).toBe(0)
  other.release()
  await back
  expect(lease.threads).toBe(2)
  lease.release()
  const last = await lower
  last.release()
})

test('two holders that check in turn both make progress', async () => {
  const scheduler = createScheduler(() => 1)
  const work = async () => {
    const lease = await scheduler.acquire({ priority: 'interactive', threads: 1 }, never)
    for (let step = 0; step < 50; step += 1) {
      await turn()
      await lease.checkpoint(never)
    }
    lease.release()
    return true
  }
  expect(await Promise.all([work(), work()])).toEqual([true, true])
})

test('aborting in line leaves the line to the others', async () => {
  const scheduler = createScheduler(() => 1)
  const held = await scheduler.acquire({ priority: 'background', threads: 1 }, never)
  const stop = new AbortController()
  const leaving = scheduler.acquire({ priority: 'quick', threads: 1 }, stop.signal)
  const staying = scheduler.acquire({ priority: 'background', threads: 1 }, never)
  stop.abort(new Error('enough'))
  await expect(leaving).rejects.toThrow('enough')
  held.release()
  expect((await staying).threads).toBe(1)
})

test('a shrinking budget is obeyed at the next checkpoint', async () => {
  let cores = 2
  const scheduler = createScheduler(() => cores)
  const lease = await scheduler.acquire({ priority: 'background', threads: 2 }, never)
  cores = 1
  await lease.checkpoint(never)
  expect(lease.threads).toBe(1)
})

test('those that hold and those that wait are counted by priority', async () => {
  const scheduler = createScheduler(() => 1)
  const stop = new AbortController()
  const held = await scheduler.acquire({ priority: 'background', threads: 1 }, never)
  const waiting = scheduler.acquire({ priority: 'background', threads: 1 }, stop.signal)
  expect([scheduler.alive('background'), scheduler.alive('quick')]).toEqual([2, 0])
  stop.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
  held.pause()
  expect(scheduler.alive('background')).toBe(1)
  held.release()
  held.release()
  expect(scheduler.alive('background')).toBe(0)
})

test('a hold keeps the background from beginning, and from going on at its next checkpoint, until it ends', async () => {
  const scheduler = createScheduler(() => 2)
  const served: string[] = []
  const running = await scheduler.acquire({ priority: 'background', threads: 1 }, never)
  const hold = scheduler.holdBackground()
  expect(hold.busy).toBe(false)
  const begin = scheduler.acquire({ priority: 'background', threads: 1 }, never).then((lease) => {
    served.push('begun')
    lease.release()
  })
  const goOn = running.checkpoint(never).then(() => {
    served.push('gone on')
    running.release()
  })
  const other = scheduler.holdBackground()
  expect(other.busy).toBe(true)
  const asked = await scheduler.acquire({ priority: 'interactive', threads: 2 }, never)
  asked.release()
  hold[Symbol.dispose]()
  hold[Symbol.dispose]()
  await turn()
  expect(served).toEqual([])
  other[Symbol.dispose]()
  await Promise.all([begin, goOn])
  expect(served.toSorted()).toEqual(['begun', 'gone on'])
  expect(scheduler.used()).toBe(0)
})
