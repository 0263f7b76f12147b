import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { methods } from '../../api/methods.ts'
import type { PageSource } from '../../api/page-health.ts'
import { openStore, type Store } from './open-store.ts'

let folder = ''
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-health-'))
  store = openStore({ folder })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

type Given = { error?: 'document-damaged'; warning?: true; sources?: readonly PageSource[] }

function add(id: string, { error, warning, sources }: Given): void {
  const revisionId = sources === undefined ? undefined : `r-${id}`
  if (sources !== undefined && revisionId !== undefined) {
    const { library } = store
    library.openRevision({
      id: revisionId,
      sha256: id,
      extractor: 1,
      kind: 'pdf',
      title: id,
      pages: sources.length,
    })
    library.appendPages(
      revisionId,
      sources.map((source, at) => ({ number: at + 1, text: source === 'empty' ? '' : 'words', source, blocks: [] })),
    )
    library.finishReading(
      revisionId,
      'en',
      warning ? [{ code: 'pages-without-text', parameters: { name: id, pages: '2' } }] : [],
    )
  }
  store.library.putDocument({
    id,
    path: `/desk/${id}.pdf`,
    kind: 'pdf',
    title: id,
    revisionId,
    sha256: id,
    size: 1,
    modifiedAt: 1,
    addedAt: 1,
    collectionId: undefined,
    error: error && { code: error, parameters: { name: id } },
  })
}

const list = (query: object) =>
  store.library.ids(methods['library.ids'].input.parse({ sort: 'title', descending: false, ...query })).join(' ')

it('counts documents, pages and reasons, and finds the documents behind each', () => {
  add('broken', { error: 'document-damaged' })
  add('clean', { sources: ['text', 'text', 'empty'] })
  add('garbled', { sources: ['garbled', 'text'] })
  add('scan', { sources: ['recognised', 'unreadable'] })
  add('warned', { sources: ['text', 'empty'], warning: true })
  expect(store.library.health()).toEqual({
    documents: 5,
    pages: { text: 4, recognised: 1, garbled: 1, empty: 2, unreadable: 1, waiting: 0 },
    failed: 1,
    byReason: [
      { code: 'document-damaged', count: 1 },
      { code: 'pages-without-text', count: 1 },
    ],
  })
  expect(list({ needsALook: true })).toBe('broken garbled scan warned')
  expect(store.library.overview().needsALook).toBe(4)
  expect(list({ reason: 'document-damaged' })).toBe('broken')
  expect(list({ reason: 'pages-without-text' })).toBe('warned')
  expect(list({ reason: 'unreadable' })).toBe('scan')
  expect(list({ reason: 'garbled' })).toBe('garbled')
})

it('leaves out what was removed, and gives ids of a part of the table', () => {
  for (const id of ['a', 'b', 'c', 'd']) add(id, { error: 'document-damaged' })
  store.library.remove(['b'], 5)
  expect(store.library.health()).toMatchObject({ documents: 3, failed: 3, byReason: [{ count: 3 }] })
  expect(list({ offset: 1, limit: 1 })).toBe('c')
  expect(list({})).toBe('a c d')
})

it('names the members of a document and what they are in', () => {
  for (const id of ['letter', 'second', 'first']) add(id, { sources: ['text'] })
  const db = new Sqlite(join(folder, 'carrel.db'))
  db.exec("UPDATE documents SET parent_id = 'letter' WHERE id <> 'letter'")
  db.close()
  const members = (documentId: string) => store.library.members({ documentId, offset: 0, limit: 200 }).members
  expect(members('letter').map(({ id }) => [id, store.library.row(id)?.parentTitle])).toEqual([
    ['first', 'letter'],
    ['second', 'letter'],
  ])
  expect(store.library.row('letter')?.members).toBe(2)
  expect(members('first')).toEqual([])
})
