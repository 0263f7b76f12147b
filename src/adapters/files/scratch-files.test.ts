import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createScratchFiles } from './scratch-files.ts'

const data = mkdtempSync(path.join(tmpdir(), 'carrel-scratch-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

test('a file lies in the data folder until it is disposed, under no path that its name chose', async () => {
  const files = createScratchFiles(data)
  let at = ''
  {
    await using file = await files.write('../../picture.png', new Uint8Array([1, 2, 3]))
    at = file.path
    expect(path.dirname(at)).toBe(path.join(data, 'scratch'))
    expect([...readFileSync(at)]).toEqual([1, 2, 3])
  }
  expect(existsSync(at)).toBe(false)
})

test('what an interruption left goes', async () => {
  const files = createScratchFiles(data)
  await files.write('picture.png', new Uint8Array([1]))
  await files.clear()
  expect(readdirSync(data)).toEqual([])
  await files.clear()
})

test('a folder that cannot be written is an error, not a crash', async () => {
  const file = path.join(data, 'file')
  writeFileSync(file, '')
  await expect(createScratchFiles(file).write('picture.png', new Uint8Array([1]))).rejects.toMatchObject({
    code: 'internal',
  })
})
