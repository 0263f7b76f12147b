import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFileMemory } from './file-memory.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carrel-facts-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a file of the first version is read on and goes on as the second', async () => {
  const file = path.join(folder, 'first.json')
  await writeFile(file, JSON.stringify({ version: 1, digests: { a: 'd1' }, probes: {} }))
  const memory = await openFileMemory(file)
  expect(memory.digest('a')).toBe('d1')
  await memory.keepWeights('m', 'x', 5)
  const again = await openFileMemory(file)
  expect(again.digest('a')).toBe('d1')
  expect(again.measured('m', 'x')).toEqual({ contexts: [], weightsBytes: 5 })
  expect(again.measured('other', 'x')).toEqual({ contexts: [] })
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 2 })
})

test('measurements of one kind leave those of another, and the last five of a size are kept', async () => {
  const file = path.join(folder, 'second.json')
  const memory = await openFileMemory(file)
  const tuning = { prefill: { 2: 600 }, decode: { 1: 70 }, batches: {}, done: true }
  await memory.keepTuning('m', 'x', tuning)
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      memory.keepContext('m', 'x', { tokens: index === 0 ? 4096 : 2048, batch: 512, bytes: index }),
    ),
  )
  const again = await openFileMemory(file)
  expect(again.measured('m', 'x').tuning).toEqual(tuning)
  expect(again.measured('m', 'x').contexts.map(({ bytes }) => bytes)).toEqual([0, 3, 4, 5, 6, 7])
})

test('a damaged file, and one of a later version, are as none', async () => {
  for (const text of ['{"version":', '{"version":9}', '']) {
    const file = path.join(folder, 'damaged.json')
    await writeFile(file, text)
    const memory = await openFileMemory(file)
    expect(memory.probes()).toEqual([])
    expect(memory.digest('a')).toBeUndefined()
  }
})
