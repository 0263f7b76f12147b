import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFileSource } from './file-source.ts'

let folder = ''
const signal = new AbortController().signal

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text = name): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

it('walks regular files in name order, links and the data folder left out', async () => {
  for (const name of ['b.txt', 'a/z.txt', 'a/y.txt', 'data/carrel.db', 'c.txt']) write(name)
  symlinkSync(join(folder, 'b.txt'), join(folder, 'link.txt'))
  symlinkSync(folder, join(folder, 'a', 'loop'))
  const source = createFileSource({ exclude: join(folder, 'data') })
  const found = []
  for await (const file of source.walk([folder, join(folder, 'nothing')], signal)) found.push(file)
  expect(found.map((file) => file.path.slice(folder.length + 1))).toEqual([
    join('a', 'y.txt'),
    join('a', 'z.txt'),
    'b.txt',
    'c.txt',
  ])
  expect(found[2]?.size).toBe(5)
})

it('never opens a file of the data folder, not even through a link', async () => {
  const locked = write('data/owner.lock')
  symlinkSync(join(folder, 'data'), join(folder, 'way'))
  const source = createFileSource({ exclude: join(folder, 'data') })
  await expect(source.sha256(locked, signal)).rejects.toMatchObject({ code: 'file-unsupported' })
  await expect(source.read(join(folder, 'way', 'owner.lock'), 0, 1)).rejects.toMatchObject({ code: 'file-unsupported' })
})

it('hashes and reads in pieces, and lets the file be replaced right after', async () => {
  const text = 'some text '.repeat(100_000)
  const path = write('big.txt', text)
  const source = createFileSource({})
  expect(await source.sha256(path, signal)).toBe(createHash('sha256').update(text).digest('hex'))
  expect(new TextDecoder().decode(await source.read(path, 5, 9))).toBe(text.slice(5, 14))
  expect(await source.read(path, text.length - 2, 10)).toHaveLength(2)
  renameSync(path, `${path}.old`)
  await expect(source.sha256(path, signal)).rejects.toMatchObject({
    code: 'file-not-found',
    parameters: { name: 'big.txt' },
  })
  expect(await source.stat(path)).toBeUndefined()
  expect(await source.stat(folder)).toBeUndefined()
  expect(await source.isFolder(folder)).toBe(true)
})

it('stops when cancelled', async () => {
  const path = write('a.txt')
  await expect(createFileSource({}).sha256(path, AbortSignal.abort())).rejects.toThrow()
})
