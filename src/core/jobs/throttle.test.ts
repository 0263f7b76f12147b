import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { throttle } from './throttle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('calls at once, then seldom, and never loses the last call of a key', () => {
  const calls: string[] = []
  const throttled = throttle(100, (key) => calls.push(key))
  for (let turn = 0; turn < 5; turn++) throttled.call('a')
  throttled.call('b')
  expect(calls).toEqual(['a', 'b'])
  vi.advanceTimersByTime(100)
  expect(calls).toEqual(['a', 'b', 'a'])
  vi.advanceTimersByTime(1000)
  expect(calls).toEqual(['a', 'b', 'a'])
})

it('calls at once when flushed, and not again for what waited', () => {
  const calls: string[] = []
  const throttled = throttle(100, (key) => calls.push(key))
  throttled.call('a')
  throttled.call('a')
  throttled.flush('a')
  vi.advanceTimersByTime(1000)
  expect(calls).toEqual(['a', 'a'])
})

it('drops what waits when stopped', () => {
  const calls: string[] = []
  const throttled = throttle(100, (key) => calls.push(key))
  throttled.call('a')
  throttled.call('a')
  throttled.stop()
  vi.advanceTimersByTime(1000)
  expect(calls).toEqual(['a'])
})
