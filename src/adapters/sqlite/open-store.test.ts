import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyAnswer } from '../../api/empty-answer.ts'
import type { AssistantError } from '../../api/error.ts'
import type { ExtractedPage } from '../../core/ports/extracted-page.ts'
import { openStore, type Store } from './open-store.ts'
import { schemaVersion } from './schema.ts'

let folder = ''
let store: Store
let now = 1000
const everything = { collectionIds: [], documentIds: [] }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-store-'))
  now = 1000
  store = openStore({ folder, clock: { now: () => now } })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const pages: ExtractedPage[] = [1, 2].map((number) => ({
  number,
  text: `Heading ${number}\nBody of page ${number}.`,
  source: 'text',
  width: 595,
  height: 842,
  map: [[0, number * 10, 9]],
  blocks: [
    { kind: 'heading', start: 0, end: 9, level: 1, headingPath: [] },
    { kind: 'paragraph', start: 10, end: 25, headingPath: [`Heading ${number}`] },
  ],
}))

function addRevision(id: string, terms = 'bodi page'): void {
  store.library.openRevision({ id, sha256: id, extractor: 1, kind: 'pdf', title: `Title ${id}`, pages: 2 })
  store.library.appendPages(id, pages)
  store.library.finishReading(id, 'en', [])
  const spans = [{ page: 1, start: 10, end: 25, text: 'Body of page 1.' }]
  const across = [...spans, { page: 2, start: 10, end: 25, text: 'Body of page 2.' }]
  const text = 'Body of page 1. Body of page 2.'
  store.library.clearChunks(id)
  store.library.appendChunks(
    id,
    [
      { ordinal: 0, headingPath: ['Heading 1'], spans, text: 'Body of page 1.', tokens: 5 },
      { ordinal: 1, headingPath: [], spans: across, text, tokens: 10 },
    ],
    [terms, `${terms} across`],
  )
  store.library.finishChunks(id, undefined)
}

function addDocument(id: string, revisionId: string | undefined, collectionId?: string): void {
  store.library.putDocument({
    id,
    path: `/docs/${id}.pdf`,
    kind: 'pdf',
    title: `Title of ${id}`,
    revisionId,
    sha256: 'x',
    size: 10,
    modifiedAt: 5,
    addedAt: now++,
    collectionId,
    error: undefined,
  })
}

describe('revisions', () => {
  it('gives back pages and chunks as they were stored', () => {
    addRevision('r1')
    expect(store.text.pages('r1', 1, 9)).toEqual(pages)
    expect(store.text.page('r1', 2)).toEqual(pages[1])
    expect(
      store.text.chunks(['r1:1', 'r1:7', 'nonsense', 'r1:0']).map((chunk) => [chunk.id, chunk.spans.length]),
    ).toEqual([
      ['r1:1', 2],
      ['r1:0', 1],
    ])
    expect(store.text.chunkRange('r1', 0, 0)[0]).toMatchObject({
      headingPath: ['Heading 1'],
      spans: [{ page: 1, start: 10, end: 25, text: 'Body of page 1.' }],
    })
    expect(store.text.revision('r1')).toMatchObject({
      stage: 'read',
      pages: 2,
      pagesRead: 2,
      chunks: 2,
      language: 'en',
    })
  })

  it('stores pages that come twice once', () => {
    addRevision('r1')
    store.library.appendPages('r1', pages)
    expect(store.text.pages('r1', 1, 9)).toEqual(pages)
  })

  it('counts terms by chunk, and forgets them with their revision', () => {
    addRevision('r1')
    addRevision('r2', 'bodi pagan')
    expect(store.text.termsWithPrefix('pa', 9)).toEqual(['pagan', 'page'])
    expect(store.text.termCounts(['bodi', 'page', 'none'])).toEqual({
      chunks: 4,
      counts: new Map([
        ['bodi', 4],
        ['page', 2],
      ]),
    })
    addRevision('r2', 'bodi pagan')
    expect(store.text.termCounts(['bodi']).counts.get('bodi')).toBe(4)
    store.library.dropRevisions(['r2'])
    expect(store.text.termsWithPrefix('pag', 9)).toEqual(['page'])
    expect(store.text.pages('r2', 1, 9)).toEqual([])
  })
})

describe('scopes', () => {
  it('keeps to collections, documents, and what can be searched', () => {
    for (const id of ['r1', 'r2', 'r3']) addRevision(id)
    store.library.markLexical(['r1', 'r2'])
    const { id: collection } = store.library.createCollection({ name: 'Leases' })
    addDocument('d1', 'r1', collection)
    addDocument('d2', 'r2')
    addDocument('d3', 'r3')
    addDocument('copy', 'r1')
    expect(store.text.scopeRevisions(everything)).toBeUndefined()
    expect(store.text.scopeRevisions({ collectionIds: [collection], documentIds: ['d3'] })).toEqual(new Set(['r1']))
    expect(store.text.coverage(everything)).toEqual({ documents: 4, unread: 1, partly: 1 })
    expect(store.text.documentsBeingRead(everything)).toEqual([
      expect.objectContaining({ documentId: 'd3', revisionId: 'r3', pagesRead: 2 }),
    ])
    expect(store.text.documentsBeingRead({ collectionIds: [collection], documentIds: [] })).toEqual([])
    expect(store.text.documentsOf(['r1', 'r3'], everything).get('r1')?.documentId).toBe('copy')
    expect(store.text.documentsOf(['r1', 'r3'], everything).has('r3')).toBe(false)
    expect(store.text.documentsOf(['r1'], { collectionIds: [collection], documentIds: [] }).get('r1')?.documentId).toBe(
      'd1',
    )
    expect(store.text.collectionNames(['d1', 'd2'])).toEqual(['Leases'])
  })

  it('leaves removed documents out at once', () => {
    addRevision('r1')
    addRevision('r2')
    store.library.markLexical(['r1', 'r2'])
    addDocument('d1', 'r1')
    addDocument('d2', 'r2')
    expect(store.library.remove(['d1', 'unknown'], 5000)).toEqual(['d1'])
    expect(store.text.scopeRevisions(everything)).toEqual(new Set(['r2']))
    expect(store.library.document('d1')).toBeUndefined()
    expect(store.library.removedUntil(4999)).toEqual({ documents: [], nextRemovedAt: 5000 })
    expect(store.library.restore(['d1'])).toEqual(['d1'])
    expect(store.text.scopeRevisions(everything)).toBeUndefined()
    store.library.remove(['d1'], 5000)
    expect(store.library.forget(['d1'])).toEqual(['r1'])
    expect(store.library.lexicalRevisions()).toEqual(['r2'])
  })
})

describe('library table', () => {
  it('sorts, filters and counts', () => {
    addRevision('r1')
    store.library.markLexical(['r1'])
    addDocument('beta', 'r1')
    addDocument('Alpha', 'r1')
    const query = { sort: 'title' as const, descending: false, offset: 0, limit: 10 }
    expect(store.library.list(query).documents.map((row) => row.id)).toEqual(['Alpha', 'beta'])
    expect(store.library.list({ ...query, limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      documents: [{ id: 'beta' }],
    })
    expect(store.library.list({ ...query, text: 'OF BETA' }).total).toBe(1)
    expect(store.library.list({ ...query, text: '/docs/alpha' }).total).toBe(1)
    expect(store.library.list({ ...query, needsALook: true }).total).toBe(0)
    expect(store.library.row('beta')).toMatchObject({ status: 'ready', pages: 2, chunks: 2, collectionIds: [] })
  })

  it('refuses collection names that differ in case alone', () => {
    const { id } = store.library.createCollection({ name: 'Leases' })
    expect(() => store.library.createCollection({ name: 'leases' })).toThrow(
      expect.objectContaining({ code: 'collection-exists' }),
    )
    expect(store.library.changeCollection({ collectionId: id, name: 'LEASES' }).name).toBe('LEASES')
  })
})

describe('threads', () => {
  const answer = emptyAnswer()

  it('names a thread after its first question, and keeps a streamed answer through an end', () => {
    const { threads } = store
    const thread = threads.create(everything)
    const input = { threadId: thread.id, parentId: null, scope: everything, struck: [], answer }
    const message = threads.addMessage({ ...input, question: `When  does it end? ${'word '.repeat(40)}` })
    threads.addMessage({ ...input, parentId: message.id, question: 'And then?' })
    expect(threads.get(thread.id)?.title).toMatch(/^When does it end\? word.{0,80}…$/)
    expect(threads.get(thread.id)?.messages).toBe(2)
    threads.saveAnswer(message.id, { ...answer, collectionNames: ['kept'] })
    threads.interruptUnfinished()
    expect(threads.message(message.id)?.answer).toMatchObject({ state: 'interrupted', collectionNames: ['kept'] })
  })

  it('restores a removed thread, until its time is over', () => {
    const { threads } = store
    const thread = threads.create(everything)
    threads.remove(thread.id)
    expect(threads.list()).toEqual([])
    threads.restore(thread.id)
    expect(threads.list()).toHaveLength(1)
    threads.remove(thread.id)
    now += 31_000
    expect(() => threads.restore(thread.id)).toThrow(expect.objectContaining({ code: 'thread-not-found' }))
  })
})

describe('settings', () => {
  it('keeps what was set and nothing else', () => {
    expect(store.settings.set({ theme: 'dark' })).toMatchObject({ theme: 'dark', zoom: 100 })
    store.settings.set({ zoom: 120 })
    expect(store.settings.get()).toMatchObject({ theme: 'dark', zoom: 120, embedder: 'starter' })
  })
})

describe('opening', () => {
  it('reads beside the owner and refuses to write, naming the owner', () => {
    addRevision('r1')
    using reader = openStore({ folder, readOnly: { owner: 'Carrel 7' } })
    expect(reader.text.pages('r1', 1, 1)).toHaveLength(1)
    expect(refusal(() => reader.settings.set({ zoom: 110 }))).toEqual(['library-in-use', { owner: 'Carrel 7' }])
    expect(refusal(() => reader.library.markLexical(['r1']))[0]).toBe('library-in-use')
    store.library.markLexical(['r1'])
    expect(reader.text.revision('r1')?.stage).toBe('lexical')
  })

  it('opens a newer schema for reading alone', () => {
    store.settings.set({ zoom: 110 })
    store.close()
    const newer = new Sqlite(join(folder, 'carrel.db'))
    newer.pragma(`user_version = ${schemaVersion + 1}`)
    newer.close()
    store = openStore({ folder })
    expect(store.readOnly).toBe(true)
    expect(store.settings.get().zoom).toBe(110)
    expect(refusal(() => store.settings.set({ zoom: 120 }))[0]).toBe('library-too-new')
  })
})

function refusal(work: () => unknown): [string, object] {
  try {
    work()
  } catch (error) {
    const { code, parameters } = error as AssistantError
    return [code, parameters]
  }
  throw new Error('nothing was thrown')
}
