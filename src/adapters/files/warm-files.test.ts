import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createWarmFiles } from './warm-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-warm-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('gives a finished file its name; until then it lies under another', async () => {
  const files = createWarmFiles(folder)
  expect(await files.list()).toEqual([])
  const [draft, other] = [await files.draft('key'), await files.draft('key')]
  expect(draft).not.toBe(other)
  writeFileSync(draft, 'state')
  expect(await files.list()).toEqual([{ key: basename(draft), bytes: 5 }])
  expect(draft).toMatch(/\.part$/)
  await files.keep(draft, 'key')
  expect(await files.list()).toEqual([{ key: 'key', bytes: 5 }])
  expect(readFileSync(files.path('key'), 'utf8')).toBe('state')
})

it('deletes by key, and nothing outside its folder', async () => {
  const files = createWarmFiles(folder)
  const draft = await files.draft('key')
  writeFileSync(draft, 'state')
  writeFileSync(join(folder, 'carrel.db'), 'not its own')
  await files.remove([basename(draft), 'unknown', '../carrel.db'])
  expect(await files.list()).toEqual([])
  expect(existsSync(join(folder, 'carrel.db'))).toBe(true)
})

it('says so where the folder cannot be', async () => {
  writeFileSync(join(folder, 'warm'), 'a file')
  const files = createWarmFiles(folder)
  await expect(files.draft('key')).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await files.list()).toEqual([])
})
