import { expect, test } from 'vitest'
import { createMemoryShare, type MemoryHolder, type Spare } from './memory-share.ts'

const never = new AbortController().signal
const megabyte = 2 ** 20

/** A share of 100 MB with one holder, whose spares can be set. */
function setUp(limit = 100) {
  const share = createMemoryShare(() => limit * megabyte)
  let spares: Spare[] = []
  const holder: MemoryHolder = { name: 'Model', spares: () => spares }
  share.join(holder)
  const reserve = (mb: number, priority: 'quick' | 'background' = 'background', apart = 0, signal = never) =>
    share.reserve({ holder, bytes: mb * megabyte, priority, apart: apart * megabyte, own: 0 }, signal)
  return { share, holder, reserve, spare: (list: Spare[]) => (spares = list) }
}

test('what would never fit is refused with its figures', async () => {
  const { reserve, share } = setUp()
  await expect(reserve(101)).rejects.toMatchObject({
    code: 'model-out-of-memory',
    parameters: { name: 'Model', megabytes: 101, limit: 100 },
  })
  await expect(reserve(91, 'background', 10)).rejects.toMatchObject({ parameters: { megabytes: 101 } })
  await reserve(91, 'quick')
  expect(share.used()).toBe(91 * megabyte)
})

test('what is worth least is let go until it fits', async () => {
  const { reserve, share, holder, spare } = setUp()
  const gone: string[] = []
  const held = await Promise.all([reserve(30), reserve(30), reserve(30)])
  const list = held.map((reservation, index) => ({
    bytes: reservation.bytes,
    worth: [50, 10, 30][index] ?? 0,
    async letGo() {
      gone.push(String(index))
      reservation.release()
      spare(list.filter((_, other) => !gone.includes(String(other))))
    },
  }))
  spare(list)
  expect(share.price({ holder, bytes: 40 * megabyte, apart: 0, priority: 'quick' })).toBe(10)
  expect(share.price({ holder, bytes: 65 * megabyte, apart: 0, priority: 'quick' })).toBe(40)
  await reserve(65)
  expect(gone).toEqual(['1', '2'])
  expect(share.used()).toBe(95 * megabyte)
})

test('what others hold is waited for, those of higher priority first', async () => {
  const { reserve } = setUp()
  const held = await reserve(80)
  const served: string[] = []
  const background = reserve(60).then((reservation) => {
    served.push('background')
    reservation.release()
  })
  const quick = reserve(60, 'quick').then((reservation) => {
    served.push('quick')
    reservation.release()
  })
  held.release()
  await Promise.all([background, quick])
  expect(served).toEqual(['quick', 'background'])
})

test('waiting can be broken off', async () => {
  const { reserve } = setUp()
  await reserve(80)
  const stop = new AbortController()
  const waiting = reserve(60, 'background', 0, stop.signal)
  stop.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
})

test('releasing twice gives back once', async () => {
  const { reserve, share, holder } = setUp()
  const one = await reserve(10)
  await reserve(20)
  one.release()
  one.release()
  expect(share.used(holder)).toBe(20 * megabyte)
})
