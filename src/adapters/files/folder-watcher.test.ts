import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFolderWatcher } from './folder-watcher.ts'

let folder = ''
let docs = ''
const long = { timeout: 10_000, interval: 20 }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-watcher-'))
  docs = join(folder, 'docs')
  mkdirSync(docs)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const create = () => createFolderWatcher({ folder: join(folder, 'data', 'watch'), exclude: join(folder, 'data') })

function listen() {
  const paths = new Set<string>()
  return { paths, changed: (more: readonly string[]) => more.forEach((path) => paths.add(path)), failed() {} }
}

it('hears of a large folder that is marked while its watching begins', async () => {
  for (let at = 0; at < 10_000; at++) {
    if (at % 100 === 0) mkdirSync(join(docs, `${at / 100}`))
    writeFileSync(join(docs, `${Math.floor(at / 100)}`, `${at}.txt`), '')
  }
  const watcher = create()
  await watcher.mark(docs, 'first')
  for (const delay of [1, 5, 10, 20]) {
    const heard = listen()
    const marking = watcher.mark(docs, 'id')
    await new Promise((resolve) => setTimeout(resolve, delay))
    const watching = await watcher.watch(docs, heard)
    await (await marking)?.keep()
    const path = join(docs, '3', '300.txt')
    writeFileSync(path, `changed after ${delay}`)
    await vi.waitFor(() => expect([...heard.paths]).toContain(path), long)
    await watching[Symbol.asyncDispose]()
    expect(await watcher.changesSince(docs, 'id')).toEqual([path])
  }
})

it('tells what happened since a mark, and nothing by a mark that is not sound', async () => {
  writeFileSync(join(docs, 'a.txt'), 'a')
  const watcher = create()
  expect(await watcher.changesSince(docs, 'id')).toBeUndefined()
  await (await watcher.mark(docs, 'id'))?.keep()
  expect(await watcher.changesSince(docs, 'id')).toEqual([])
  renameSync(join(docs, 'a.txt'), join(docs, 'b.txt'))
  expect((await watcher.changesSince(docs, 'id'))?.sort()).toEqual([join(docs, 'a.txt'), join(docs, 'b.txt')])
  expect(await watcher.changesSince(folder, 'id')).toBeUndefined()
  writeFileSync(join(folder, 'data', 'watch', 'id'), '9999999999 5 a')
  expect(await watcher.changesSince(docs, 'id')).toBeUndefined()
  await watcher.forget('id')
  expect(await watcher.changesSince(docs, 'id')).toBeUndefined()
})

it('tells paths as the folder was named, through a link too, and nothing of the data folder', async () => {
  const way = join(folder, 'way')
  symlinkSync(docs, way)
  mkdirSync(join(folder, 'data'))
  const watcher = create()
  const linked = listen()
  const whole = listen()
  await using _one = await watcher.watch(way, linked)
  await using _two = await watcher.watch(folder, whole)
  writeFileSync(join(folder, 'data', 'carrel.db'), '')
  writeFileSync(join(docs, 'a.txt'), '')
  await vi.waitFor(() => expect([...linked.paths]).toEqual([join(way, 'a.txt')]), long)
  await vi.waitFor(() => expect([...whole.paths]).toEqual([join(docs, 'a.txt')]), long)
})

it('says where it cannot watch', async () => {
  await expect(create().watch(join(docs, 'nothing'), listen())).rejects.toMatchObject({ code: 'watch-unavailable' })
})
