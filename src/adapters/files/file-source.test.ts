import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
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

it('walks files in name order, names links and files without content here, and leaves the data folder out', async () => {
  for (const name of ['b.txt', 'a/z.txt', 'a/y.txt', 'data/carrel.db', 'c.txt']) write(name)
  symlinkSync(join(folder, 'b.txt'), join(folder, 'link.txt'))
  symlinkSync(folder, join(folder, 'a', 'loop'))
  write('.d.pdf.icloud', 'stub')
  truncateSync(write('e.pdf', ''), 100_000)
  const source = createFileSource({ exclude: join(folder, 'data') })
  const found = []
  for await (const file of source.walk([folder, join(folder, 'nothing')], signal)) found.push(file)
  expect(found.map((file) => [file.path.slice(folder.length + 1), file.leftOut])).toEqual([
    ['.d.pdf.icloud', 'not-local'],
    [join('a', 'loop'), 'link'],
    [join('a', 'y.txt'), undefined],
    [join('a', 'z.txt'), undefined],
    ['b.txt', undefined],
    ['c.txt', undefined],
    ['e.pdf', 'not-local'],
    ['link.txt', 'link'],
  ])
  expect(found[4]?.size).toBe(5)
  const named = []
  for await (const file of source.walk([join(folder, 'link.txt')], signal)) named.push(file)
  expect(named).toMatchObject([{ path: join(folder, 'link.txt'), size: 5 }])
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

it('asks before it enters a folder, and says what lies at a path', async () => {
  for (const name of ['keep/a.txt', 'skip/b.txt', 'keep/c.tmp', 'data/carrel.db']) write(name)
  symlinkSync(join(folder, 'keep'), join(folder, 'way'))
  const source = createFileSource({ exclude: join(folder, 'data') })
  const choice = {
    root: folder,
    folder: async (path: string) => !path.endsWith('skip'),
    file: (path: string) => !path.endsWith('.tmp'),
  }
  const found = []
  for await (const file of source.walk([folder, join(folder, 'way')], signal, choice)) found.push(file)
  expect(found.map((file) => [file.path.slice(folder.length + 1), file.leftOut])).toEqual([
    [join('keep', 'a.txt'), undefined],
    ['way', 'link'],
    ['way', 'link'],
  ])
  const kinds = ['keep', 'way', 'keep/a.txt', 'data', 'data/carrel.db', 'nothing']
  const places = await Promise.all(kinds.map((name) => source.place(join(folder, name))))
  expect(places.map((place) => place.kind)).toEqual(['folder', 'folder', 'file', 'own', 'own', 'missing'])
})
