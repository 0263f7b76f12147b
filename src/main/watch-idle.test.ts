import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchIdle } from './watch-idle.ts'

const power = Object.assign(new EventEmitter(), {
  seconds: 0,
  battery: false,
  getSystemIdleTime: () => power.seconds,
  isOnBatteryPower: () => power.battery,
})
let told: boolean[] = []
let end: () => void

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  Object.assign(power, { seconds: 0, battery: false })
  end = watchIdle({ power: power as never, tell: (idle) => told.push(idle) })
})
afterEach(() => {
  end()
  vi.useRealTimers()
})

test('says so when the machine was left alone for a minute, and soon when somebody is back', () => {
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
  power.seconds = 60
  vi.advanceTimersByTime(15_000)
  expect(told).toEqual([true])
  vi.advanceTimersByTime(600_000)
  power.seconds = 0
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([true, false])
})

test('battery power ends it at once, mains power brings it back', () => {
  power.seconds = 300
  vi.advanceTimersByTime(15_000)
  power.battery = true
  power.emit('on-battery')
  expect(told).toEqual([true, false])
  vi.advanceTimersByTime(60_000)
  power.battery = false
  power.emit('on-ac')
  expect(told).toEqual([true, false, true])
})

test('says nothing more once it is ended', () => {
  end()
  power.seconds = 300
  power.emit('on-ac')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})
