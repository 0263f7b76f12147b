import { expect, test } from 'vitest'
import { trayWords } from './use-tray.ts'

test('the status adds up what is running, else what is paused, else says what is ready', () => {
  const job = (state: 'running' | 'paused' | 'done', done: number, files: number) => ({
    state,
    done,
    files,
    chunks: 0,
    chunksEmbedded: 0,
  })
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

test('where all is read and meaning follows that is said', () => {
  const job = { state: 'running' as const, done: 60, files: 60, chunks: 900, chunksEmbedded: 450 }
  expect(trayWords([job], 60)).toEqual({
    indexing: 'running',
    status: '60 files found by words, meaning follows: 50%',
  })
  expect(trayWords([{ ...job, chunksEmbedded: 899 }], 60).status).toContain('99%')
  expect(trayWords([{ ...job, done: 59 }], 60).status).toBe('Reading 59 of 60 files')
})
