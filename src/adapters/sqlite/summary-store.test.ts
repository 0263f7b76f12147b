import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SummaryContent } from '../../api/summary.ts'
import { openStore, type Store } from './open-store.ts'

let folder = ''
let store: Store
let now = 1000
const reopen = () => {
  store.close()
  store = openStore({ folder, clock: { now: () => now } })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-summaries-'))
  now = 1000
  store = openStore({ folder, clock: { now: () => now } })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const content = (
  state: SummaryContent['state'],
  form: SummaryContent['choice']['form'] = 'bullets',
): SummaryContent => ({
  state,
  choice: { form },
  genre: 'contract',
  written: false,
  parts: [{ heading: '', level: 1, sentences: [] }],
  notes: [],
  progress: { read: 0, of: 0 },
  skipped: [],
  usage: { promptTokens: 0, cachedTokens: 0, answerTokens: 0 },
  timings: { retrieveMs: 0, quotesMs: 0, totalMs: 0 },
})
const lease = { documentIds: ['d1'], documentTitles: ['Lease'] }
const create = (title: string, of: SummaryContent) => store.summaries.create({ title, ...lease, content: of })
const titles = () => store.summaries.list().map(({ title }) => title)

it('keeps summaries with their versions, the last changed first, over a restart', () => {
  const first = create('Lease', content('done'))
  now = 2000
  create('Letter', content('done', 'page'))
  expect(titles()).toEqual(['Letter', 'Lease'])
  now = 3000
  const both = { documentIds: ['d1', 'd2'], documentTitles: ['Lease', 'Letter'] }
  const second = store.summaries.addVersion(first.summaryId, {
    content: content('streaming', 'line'),
    edited: true,
    documents: both,
  })
  reopen()
  expect(store.summaries.get(first.summaryId)).toEqual({
    id: first.summaryId,
    title: 'Lease',
    ...both,
    form: 'line',
    state: 'streaming',
    versions: 2,
    createdAt: 1000,
    updatedAt: 3000,
  })
  expect(titles()).toEqual(['Lease', 'Letter'])
  expect(store.summaries.versions(first.summaryId)).toEqual([
    { ...second, number: 2, edited: true, createdAt: 3000 },
    { ...first, number: 1, edited: false, createdAt: 1000 },
  ])
  expect(store.summaries.content(first.id)).toEqual(content('done'))
})

it('says what was being made when the program ended', () => {
  const version = create('Lease', content('streaming'))
  const parts = [{ heading: 'Rent', level: 1, sentences: [] }]
  store.summaries.saveContent(version.id, { ...content('streaming'), parts })
  reopen()
  store.summaries.interruptUnfinished()
  expect(store.summaries.content(version.id)).toEqual({ ...content('interrupted'), parts })
  expect(store.summaries.get(version.summaryId)?.state).toBe('interrupted')
})

it('brings a removed summary back until its time is over, then deletes it with its versions', () => {
  const { id, summaryId } = create('Lease', content('done'))
  store.summaries.remove(summaryId)
  expect(titles()).toEqual([])
  expect(() => store.summaries.rename(summaryId, 'x')).toThrow(expect.objectContaining({ code: 'summary-not-found' }))
  now += 29_000
  store.summaries.restore(summaryId)
  store.summaries.rename(summaryId, 'Our lease')
  expect(titles()).toEqual(['Our lease'])
  store.summaries.remove(summaryId)
  now += 30_000
  reopen()
  store.summaries.interruptUnfinished()
  expect(() => store.summaries.restore(summaryId)).toThrow(expect.objectContaining({ code: 'summary-not-found' }))
  expect(store.summaries.content(id)).toBeUndefined()
})

it('keeps notes with a revision that has a document, and lets them go with it', () => {
  const { library, summaries } = store
  const revision = { id: 'r1', sha256: 'aa', extractor: 1, kind: 'text' as const, title: 'Lease', pages: 1 }
  const notes = [
    { key: 'k1', note: 'one' },
    { key: 'k2', note: 'two' },
  ]
  library.openRevision(revision)
  summaries.keepNotes('r1', notes)
  expect(summaries.note('k1')).toBeUndefined()
  library.putDocument({
    id: 'd1',
    path: '/lease.txt',
    kind: 'text',
    title: 'Lease',
    revisionId: 'r1',
    sha256: 'aa',
    size: 1,
    modifiedAt: 1,
    addedAt: 1,
    collectionId: undefined,
    error: undefined,
  })
  summaries.keepNotes('r1', notes)
  summaries.keepNotes('r1', [{ key: 'k2', note: 'new' }])
  reopen()
  expect(['k1', 'k2', 'k3'].map((key) => store.summaries.note(key)?.note)).toEqual(['one', 'new', undefined])
  expect(store.check.leftOf([], ['r1']).left).toBe(3)
  store.library.remove(['d1'], now)
  store.library.dropRevisions(store.library.forget(['d1']))
  expect(store.summaries.note('k1')).toBeUndefined()
  expect(store.check.leftOf(['d1'], ['r1']).left).toBe(0)
})

it('says which summaries hold words of documents', () => {
  const sentence = { text: 'x', shown: true, support: 'supported' as const, verbatim: true }
  const citation = {
    number: 1,
    documentId: 'd7',
    revisionId: 'r',
    path: '/p',
    title: 'T',
    headingPath: [],
    spans: [],
    text: 'x',
  }
  const parts = [{ heading: '', level: 1, sentences: [{ ...sentence, citations: [citation] }] }]
  const { summaryId } = create('Lease', { ...content('done'), parts })
  store.summaries.addVersion(summaryId, { content: { ...content('done'), parts }, edited: true })
  create('Other', content('done'))
  expect(store.check.summariesThatQuote(['d7', 'd9'])).toBe(1)
  expect(store.check.summariesThatQuote(['d9'])).toBe(0)
})

it('reads an older library beside its owner, where nothing can be kept yet', () => {
  store.close()
  const older = new Sqlite(join(folder, 'carrel.db'))
  older.exec('DROP TABLE summary_versions; DROP TABLE summaries; DROP TABLE section_notes')
  older.pragma('user_version = 5')
  older.close()
  store = openStore({ folder, readOnly: { owner: 'Carrel 7' } })
  const { summaries } = store
  expect([summaries.list(), summaries.get('s'), summaries.content('v'), summaries.note('k')]).toEqual([
    [],
    undefined,
    undefined,
    undefined,
  ])
  expect(() => create('Lease', content('done'))).toThrow(expect.objectContaining({ code: 'library-in-use' }))
})
