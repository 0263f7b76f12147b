import { EventEmitter } from 'node:events'
import type { UtilityProcess } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BackendState } from '../api/desktop.ts'
import { type Backend, createBackend } from './backend.ts'

type Fake = UtilityProcess & { sent: unknown[]; killed: boolean }

/** A process that only notes what it is told; the test plays its part. */
function fakeProcess(): Fake {
  const fake = Object.assign(new EventEmitter(), {
    sent: [] as unknown[],
    killed: false,
    postMessage: (message: unknown) => void fake.sent.push(message),
    kill() {
      fake.killed = true
      setTimeout(() => fake.emit('exit', 143), 0)
      return true
    },
  })
  return fake as unknown as Fake
}

let hosts: Fake[] = []
let states: BackendState[] = []
let backend: Backend
const last = () => hosts.at(-1) as Fake

beforeEach(() => {
  vi.useFakeTimers()
  hosts = []
  states = []
  backend = createBackend({
    fork: () => {
      hosts.push(fakeProcess())
      return last()
    },
    serveForks: () => ({ receive: () => undefined, endAll: () => undefined }),
    onState: (state) => states.push(state),
    now: Date.now,
    restartMs: 300,
    closeMs: 5000,
  })
  backend.start()
})
afterEach(() => vi.useRealTimers())

const becomeReady = () => last().emit('message', { type: 'ready' })
const crash = async () => {
  last().emit('exit', 134)
  await vi.advanceTimersByTimeAsync(300)
}

test('ports are handed over only to a ready backend', () => {
  const port = {} as Electron.MessagePortMain
  expect(backend.connect(port, 1)).toBe(false)
  becomeReady()
  expect(backend.connect(port, 1)).toBe(true)
  expect(last().sent).toEqual([{ type: 'page-port', windowId: 1 }])
})

test('a crash restarts, the third within a minute does not, the user can', async () => {
  becomeReady()
  await crash()
  becomeReady()
  await crash()
  becomeReady()
  expect(hosts.length).toBe(3)
  await crash()
  expect(hosts.length).toBe(3)
  expect(states).toEqual(['ready', 'restarting', 'ready', 'restarting', 'ready', 'failed'])
  backend.restart()
  becomeReady()
  expect(hosts.length).toBe(4)
  expect(backend.state()).toBe('ready')
})

test('crashes that are a minute apart restart for ever', async () => {
  for (let round = 0; round < 6; round++) {
    becomeReady()
    await crash()
    await vi.advanceTimersByTimeAsync(40_000)
  }
  expect(hosts.length).toBe(7)
})

test('closing asks first, waits for the end, and does not restart', async () => {
  becomeReady()
  const closing = backend.close()
  expect(last().sent).toEqual([{ type: 'close' }])
  last().emit('message', { type: 'closed' })
  await vi.advanceTimersByTimeAsync(1000)
  await closing
  expect(last().killed).toBe(true)
  expect(hosts.length).toBe(1)
})

test('a backend that does not answer the close is ended after a while', async () => {
  becomeReady()
  const closing = backend.close()
  await vi.advanceTimersByTimeAsync(4900)
  expect(last().killed).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  await closing
  expect(last().killed).toBe(true)
})

test('an unknown message changes nothing', () => {
  last().emit('message', { type: 'format-disk' })
  last().emit('message', 'ready')
  expect(backend.state()).toBe('starting')
})

test('tells the backend whether the machine is idle, and tells the next one too', async () => {
  backend.setIdle(true)
  expect(last().sent).toEqual([])
  becomeReady()
  expect(last().sent).toEqual([{ type: 'machine-idle', idle: true }])
  await crash()
  becomeReady()
  expect(last().sent).toEqual([{ type: 'machine-idle', idle: true }])
  backend.setIdle(false)
  expect(last().sent.at(-1)).toEqual({ type: 'machine-idle', idle: false })
})
