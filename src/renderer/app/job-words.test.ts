import { expect, it } from 'vitest'
import { jobDone, jobLabel, jobRecognising, jobShare } from './job-words.ts'

const job = {
  state: 'running' as const,
  files: 10,
  done: 5,
  chunks: 0,
  chunksEmbedded: 0,
  pagesToRecognise: 0,
  pagesRecognised: 0,
}

it('is the share of finished files until embedding begins, then counts both', () => {
  expect(jobShare(job)).toBe(0.5)
  expect(jobShare({ ...job, done: 10, chunks: 100, chunksEmbedded: 50 })).toBe(0.75)
  expect(jobShare({ ...job, state: 'done' })).toBe(1)
  expect(jobShare({ ...job, files: 0, done: 0 })).toBe(0)
})

it('goes on while pages are recognised, and says how many', () => {
  const scans = { ...job, done: 10, pagesToRecognise: 12, pagesRecognised: 3 }
  expect(jobShare(scans)).toBe(0.625)
  expect(jobRecognising(scans)).toBe('Recognising 3 of 12 pages')
  expect(jobRecognising({ ...scans, pagesToRecognise: 1, pagesRecognised: 0 })).toBe('Recognising 0 of 1 page')
  expect(jobRecognising({ ...scans, pagesRecognised: 12 })).toBeUndefined()
  expect(jobRecognising({ ...scans, state: 'cancelled' })).toBeUndefined()
  expect(jobRecognising(job)).toBeUndefined()
})

it('calls an import by its name, or by how many files were given', () => {
  expect(jobLabel({ label: 'Clients' })).toBe('Clients')
  expect(jobLabel({ label: '1' })).toBe('1 file')
  expect(jobDone({ label: 'Clients', files: 3, failed: 0 })).toBe('Read Clients: 3 files.')
  expect(jobDone({ label: '3', files: 3, failed: 0 })).toBe('Read 3 files.')
  expect(jobDone({ label: '3', files: 3, failed: 1 })).toMatch(/^Read 3 files\. 1 file could not/)
})
