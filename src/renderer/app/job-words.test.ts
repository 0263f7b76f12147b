import { expect, it } from 'vitest'
import { jobShare } from './job-words.ts'

const job = { state: 'running' as const, files: 10, done: 5, chunks: 0, chunksEmbedded: 0 }

it('is the share of finished files until embedding begins, then counts both', () => {
  expect(jobShare(job)).toBe(0.5)
  expect(jobShare({ ...job, done: 10, chunks: 100, chunksEmbedded: 50 })).toBe(0.75)
  expect(jobShare({ ...job, state: 'done' })).toBe(1)
  expect(jobShare({ ...job, files: 0, done: 0 })).toBe(0)
})
