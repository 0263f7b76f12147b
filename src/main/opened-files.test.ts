import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { collectOpenedFiles } from './opened-files.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('files that come one by one are told together, also those from before anybody listened', () => {
  const app = new EventEmitter()
  const onFiles = collectOpenedFiles(app as unknown as Pick<App, 'on'>)
  const preventDefault = vi.fn()
  const open = (path: string) => app.emit('open-file', { preventDefault }, path)
  const told = vi.fn()
  open('/a.pdf')
  vi.advanceTimersByTime(500)
  open('/b.pdf')
  onFiles(told)
  vi.advanceTimersByTime(500)
  expect(told.mock.calls).toEqual([[['/a.pdf', '/b.pdf']]])
  open('/c.pdf')
  vi.advanceTimersByTime(50)
  open('/d.pdf')
  vi.advanceTimersByTime(500)
  expect(told.mock.calls.slice(1)).toEqual([[['/c.pdf', '/d.pdf']]])
  expect(preventDefault).toHaveBeenCalledTimes(4)
})
