import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Gist } from '../../api/gist.ts'
import { openStore, type Store } from './open-store.ts'

let folder = ''
let store: Store
const revisionId = 'r'
const page = (number: number, text: string) => ({ number, text, source: 'text' as const, blocks: [] })
const gist = (words: number): Gist => ({
  documentId: 'd',
  revisionId,
  path: '/desk/Lease.pdf',
  title: 'Lease',
  kind: 'pdf',
  genre: 'contract',
  language: 'en',
  pages: 1,
  words,
  sentences: [],
  facts: { people: [], organisations: [], dates: [], amounts: [] },
  outline: [],
  skipped: [],
})
const keep = (key: string, words: number, textVersion = store.gists.textVersion(revisionId) ?? -1) =>
  store.gists.keepGist(revisionId, { key, textVersion, gist: gist(words) })
const kept = (key = 'k') => store.gists.gist(revisionId, key)?.words

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-gists-'))
  store = openStore({ folder })
  const { library } = store
  library.openRevision({ id: revisionId, sha256: 's', extractor: 1, kind: 'pdf', title: 'Lease', pages: 1 })
  library.appendPages(revisionId, [page(1, 'The tenant pays.')])
  library.putDocument({
    id: 'd',
    path: '/desk/Lease.pdf',
    kind: 'pdf',
    title: 'Lease',
    revisionId,
    sha256: 's',
    size: 1,
    modifiedAt: 1,
    addedAt: 1,
    collectionId: undefined,
    error: undefined,
  })
  library.finishReading(revisionId, 'en', [])
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

it('keeps one gist of a revision, under what it was made from, over a restart', () => {
  expect([kept(), store.gists.textVersion('other'), store.gists.gist('other', 'k')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  keep('k', 1)
  store.close()
  store = openStore({ folder })
  expect(store.gists.gist(revisionId, 'k')).toEqual(gist(1))
  keep('other title', 2)
  expect([kept(), kept('other title')]).toEqual([undefined, 2])
})

it.each([
  ['a page that was read again', () => store.library.replacePage(revisionId, page(1, 'Rent is due.'))],
  ['a page more', () => store.library.appendPages(revisionId, [page(2, 'Signed.')])],
  ['another language', () => store.library.setLanguage(revisionId, 'de')],
  ['a page that is to be recognised', () => store.library.askForRecognition(revisionId, [1])],
])('forgets it with %s', (_, change) => {
  keep('k', 1)
  const textVersion = store.gists.textVersion(revisionId)
  change()
  expect(kept()).toBeUndefined()
  // One that was being made from the former text is not kept.
  keep('k', 2, textVersion)
  expect(kept()).toBeUndefined()
  keep('k', 3)
  expect(kept()).toBe(3)
})

it('keeps none of a document that is being read, nor of one that is gone', () => {
  const { library } = store
  library.openRevision({ id: 'r2', sha256: 't', extractor: 1, kind: 'pdf', title: 'Long', pages: 9 })
  library.appendPages('r2', [page(1, 'The beginning.')])
  store.gists.keepGist('r2', { key: 'k', textVersion: store.gists.textVersion('r2') ?? -1, gist: gist(1) })
  expect(store.gists.gist('r2', 'k')).toBeUndefined()
  keep('k', 1)
  expect(store.check.leftOf(['d'], [revisionId]).left).toBeGreaterThan(0)
  library.forget(['d'])
  keep('k', 2)
  expect(kept()).not.toBe(2)
  library.dropRevisions([revisionId])
  expect([kept(), store.check.leftOf(['d'], [revisionId]).left]).toEqual([undefined, 0])
})

it('is read beside its owner, and an older library as having none', () => {
  keep('k', 1)
  store.close()
  store = openStore({ folder, readOnly: { owner: 'Carrel' } })
  expect([kept(), store.gists.textVersion(revisionId)]).toEqual([1, undefined])
  store.close()
  const older = new Sqlite(join(folder, 'carrel.db'))
  older.exec('DROP TABLE gists')
  older.pragma('user_version = 6')
  older.close()
  store = openStore({ folder, readOnly: { owner: 'Carrel 7' } })
  expect([kept(), store.gists.textVersion(revisionId)]).toEqual([undefined, undefined])
})
