import { expect, test } from 'vitest'
import { trayWords } from './use-tray.ts'

test('the status adds up what is running, else what is paused, else says what is ready', () => {
  const job = (state: 'running' | 'paused' | 'done', done: number, files: number) => ({ state, done, files })
  expect(trayWords([job('running', 150, 400), job('running', 8, 12), job('paused', 1, 9)], 158)).toEqual({
    indexing: 'running',
    status: 'Reading 158 of 412 files',
  })
  expect(trayWords([job('paused', 1, 1), job('done', 9, 9)], 10)).toEqual({
    indexing: 'paused',
    status: 'Paused at 1 of 1 file',
  })
  expect(trayWords([job('done', 9, 9)], 1_284)).toEqual({ indexing: 'none', status: '1,284 documents in the library' })
  expect(trayWords([], 0)).toEqual({ indexing: 'none', status: 'No documents yet' })
})
