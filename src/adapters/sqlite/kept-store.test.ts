import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { KeptPassage } from '../../api/kept.ts'
import { openStore, type Store } from './open-store.ts'

let folder = ''
let store: Store
let now = 1000
const reopen = () => {
  store.close()
  store = openStore({ folder, clock: { now: () => now } })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-kept-'))
  now = 1000
  store = openStore({ folder, clock: { now: () => now } })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const passage = (id: string, keptAt: number): KeptPassage => ({
  id,
  keptAt,
  documentId: 'd1',
  revisionId: 'r1',
  path: '/docs/lease.pdf',
  title: 'Lease',
  headingPath: ['2 Notice'],
  spans: [{ page: 3, start: 4, end: 15, text: `the ${id} words` }],
  text: `the ${id} words`,
})
const ids = () => store.kept.list().map(({ id }) => id)

it('gives passages back as they were kept, the newest first, after a restart too', () => {
  const [first, second] = [passage('a', 10), passage('b', 10)]
  store.kept.add(first)
  store.kept.add(second)
  store.kept.add(passage('old', 5))
  expect(ids()).toEqual(['b', 'a', 'old'])
  reopen()
  expect(store.kept.list().slice(0, 2)).toEqual([second, first])
})

it('brings a removed passage back until its time is over, then forgets its words', () => {
  store.kept.add(passage('a', 10))
  store.kept.remove('a')
  store.kept.remove('unknown')
  expect(ids()).toEqual([])
  now += 29_000
  reopen()
  expect(store.kept.restore('a')).toEqual(passage('a', 10))
  expect(ids()).toEqual(['a'])
  store.kept.remove('a')
  now += 30_000
  expect(store.kept.restore('a')).toBeUndefined()
  expect(ids()).toEqual([])
})

it('deletes at the next start what was removed before', () => {
  store.kept.add(passage('a', 10))
  store.kept.remove('a')
  now += 30_000
  reopen()
  using sql = Object.assign(new Sqlite(join(folder, 'carrel.db'), { readonly: true }), {
    [Symbol.dispose](this: Sqlite.Database) {
      this.close()
    },
  })
  expect(sql.prepare('SELECT count(*) AS rows FROM kept').get()).toEqual({ rows: 0 })
})

it('reads an older library beside its owner, where nothing can be kept yet', () => {
  store.kept.add(passage('a', 10))
  store.close()
  const older = new Sqlite(join(folder, 'carrel.db'))
  older.exec('DROP TABLE kept')
  older.pragma('user_version = 1')
  older.close()
  store = openStore({ folder, readOnly: { owner: 'Carrel 7' } })
  expect(ids()).toEqual([])
  expect(() => store.kept.add(passage('b', 1))).toThrow(expect.objectContaining({ code: 'library-in-use' }))
})
