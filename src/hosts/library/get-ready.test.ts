import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

it('files that come while the reader is made ready are read by it', { timeout: 60_000 }, async () => {
  using root = temporaryFolder()
  const file = path.join(root.path, 'Letter.txt')
  writeFileSync(file, 'Ms Adler is the caretaker. She keeps the keys to the cellar.')
  const lib = await openTestLibrary(path.join(root.path, 'data'))
  const { signal } = new AbortController()
  const order: string[] = []
  const ready = Promise.resolve(lib.handlers['import.getReady']({}, signal)).then(() => order.push('ready'))
  const again = Promise.resolve(lib.handlers['import.getReady']({}, signal))
  const job = await lib.import([file])
  order.push('read')
  await Promise.all([ready, again])
  expect([job.state, job.done, job.failed]).toEqual(['done', 1, 0])
  expect(order).toEqual(['ready', 'read'])
  await lib.close()
})
