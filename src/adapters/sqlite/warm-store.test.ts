import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WarmRecord } from '../../core/ports/warm-memory.ts'
import { openStore, type Store } from './open-store.ts'

let folder = ''
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-warm-store-'))
  store = openStore({ folder })
  for (const id of ['a', 'b', 'c']) addDocument(id)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function addDocument(id: string): void {
  const revisionId = `r-${id}`
  store.library.openRevision({ id: revisionId, sha256: id, extractor: 1, kind: 'text', title: id, pages: 1 })
  store.library.putDocument({
    id,
    path: `/docs/${id}.txt`,
    kind: 'text',
    title: id,
    revisionId,
    sha256: id,
    size: 1,
    modifiedAt: 1,
    addedAt: 1,
    collectionId: undefined,
    error: undefined,
  })
}

const record = (key: string, revisionIds: readonly string[], more: Partial<WarmRecord> = {}): WarmRecord => ({
  key,
  kind: 'state',
  modelId: 'm',
  engine: 'e',
  prefix: `p-${key}`,
  tokens: 600,
  bytes: 1_000_000,
  checksum: 'crc32:00000000',
  revisionIds,
  savedAt: 5,
  usedAt: 5,
  ...more,
})
const keys = () => store.warm.list().map(({ key }) => key)

it('gives states back as they were saved, with their revisions in order, the last used first', () => {
  const [first, second] = [record('one', ['r-b', 'r-a', 'r-c']), record('two', ['r-a'], { usedAt: 9 })]
  expect([store.warm.add(first), store.warm.add(second)]).toEqual([true, true])
  store.close()
  store = openStore({ folder })
  expect(store.warm.list()).toEqual([second, first])
  store.warm.touch(['one', 'unknown'], 12)
  expect(keys()).toEqual(['one', 'two'])
  store.warm.remove(['one', 'unknown'])
  expect(keys()).toEqual(['two'])
})

it('replaces a state of the same key; tokens keep the revisions that they had', () => {
  store.warm.add(record('one', ['r-a']))
  store.warm.add(record('one', ['r-b'], { tokens: 700 }))
  expect(store.warm.list()).toEqual([record('one', ['r-b'], { tokens: 700 })])
  store.warm.add(record('text', ['r-a', 'r-b'], { kind: 'tokens' }))
  store.warm.add(record('text', ['r-c', 'r-b'], { kind: 'tokens' }))
  expect(store.warm.list().find(({ key }) => key === 'text')?.revisionIds).toEqual(['r-c', 'r-b', 'r-a'])
})

it('lets a state go with the first of its revisions, a pin with its document', () => {
  store.warm.add(record('ab', ['r-a', 'r-b']))
  store.warm.add(record('b', ['r-b']))
  store.warm.add(record('c', ['r-c']))
  store.warm.pin(['b', 'a', 'unknown'], true)
  expect(store.warm.pinned()).toEqual(['b', 'a'])
  store.library.dropRevisions(store.library.forget(['a']))
  expect(keys()).toEqual(['b', 'c'])
  expect(store.warm.pinned()).toEqual(['b'])
  expect(store.check.brokenReferences()).toEqual([])
  store.warm.pin(['b'], false)
  expect(store.warm.pinned()).toEqual([])
})

it('takes nothing of a revision that no document has any more', () => {
  const orphans = store.library.forget(['a'])
  expect(store.warm.add(record('a', orphans))).toBe(false)
  expect(store.warm.add(record('none', []))).toBe(false)
  expect(store.warm.add(record('gone', ['r-b', 'r-gone']))).toBe(false)
  expect(keys()).toEqual([])
})

it('hides the pin of a removed document until it is restored', () => {
  store.warm.pin(['a'], true)
  store.library.remove(['a'], 10)
  expect(store.warm.pinned()).toEqual([])
  store.library.restore(['a'])
  expect(store.warm.pinned()).toEqual(['a'])
})

it('is only read beside its owner', () => {
  store.warm.add(record('a', ['r-a']))
  const beside = openStore({ folder, readOnly: { owner: 'Carrel 7' } })
  try {
    expect(beside.warm.list()).toHaveLength(1)
    expect(beside.warm.add(record('b', ['r-b']))).toBe(false)
    beside.warm.touch(['a'], 99)
    const refused = expect.objectContaining({ code: 'library-in-use' })
    expect(() => beside.warm.remove(['a'])).toThrow(refused)
    expect(() => beside.warm.pin(['a'], true)).toThrow(refused)
    expect(store.warm.list()).toEqual([record('a', ['r-a'])])
  } finally {
    beside.close()
  }
})
