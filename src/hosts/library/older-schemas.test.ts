import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../adapters/sqlite/open-store.ts'
import { schemaVersion } from '../../adapters/sqlite/schema.ts'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { type OpenedAssistant, openAssistant } from '../open-assistant.ts'

const everything = { collectionIds: [], documentIds: [] }

/** A data folder that schema `n` wrote (`make-fixture.ts`) opens, whole, in every later version. */
describe.each([1, 2, 3, 4, 5, 6])('schema %i', (schema) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), `carrel-schema-${schema}-`))
  const fixture = path.join(import.meta.dirname, 'fixtures', `schema-${schema}`)
  let assistant: OpenedAssistant

  beforeAll(async () => {
    cpSync(fixture, folder, { recursive: true })
    assistant = await open(folder)
  })
  afterAll(async () => {
    await assistant.close()
    rmSync(folder, { recursive: true, force: true })
  })
  it('keeps documents, collections and their text', async () => {
    const client = assistant.connect()
    const overview = await client.call('library.overview', {})
    expect(overview).toMatchObject({ documents: 2, collections: [{ name: 'Flat', documents: 2 }] })
    const { documents } = await client.call('library.list', { sort: 'title', descending: false })
    expect(documents.map(({ title, status }) => ({ title, status }))).toEqual([
      { title: 'Lease', status: 'ready' },
      { title: 'Letter', status: 'ready' },
    ])
    const [page] = await client.call('document.pages', { documentId: documents[0]?.id ?? '', from: 1, to: 1 })
    expect(page?.text).toContain('a deposit of 2,900 euros')
  })

  it('finds by words in the index as it lies', async () => {
    const client = assistant.connect()
    const { hits } = await client.call('search.query', { text: 'caretaker', mode: 'lexical', scope: everything })
    expect(hits[0]?.text).toContain('Ms Adler')
  })

  it('keeps threads with their quotes, and settings', async () => {
    const client = assistant.connect()
    const [thread] = await client.call('thread.list', {})
    const { messages } = await client.call('thread.get', { threadId: thread?.id ?? '' })
    expect(messages[0]?.question).toBe('How much is the deposit?')
    expect(messages[0]?.answer).toMatchObject({ state: 'done' })
    expect(messages[0]?.answer.quotes[0]?.text).toContain('2,900 euros')
    expect(await client.call('settings.get', {})).toMatchObject({ citationStyle: 'title', zoom: 110 })
  })

  it('keeps summaries with what they cite, where it had any', async () => {
    const client = assistant.connect()
    const [summary] = await client.call('summary.list', {})
    if (schema < 6) return expect(summary).toBeUndefined()
    expect(summary).toMatchObject({ documentTitles: ['Lease', 'Letter'], state: 'done' })
    const { content } = await client.call('summary.get', { summaryId: summary?.id ?? '' })
    const said = content.parts.flatMap(({ sentences }) => sentences.map(({ text }) => text))
    expect(said).toContain('Ms Adler is the caretaker.')
  })

  it('gets the table of gists, made anew and kept', async () => {
    const client = assistant.connect()
    const { documents } = await client.call('library.list', { text: 'Lease' })
    const documentIds = documents.map(({ id }) => id)
    const [gist] = await client.call('summary.gist', { documentIds })
    expect(gist?.facts.amounts[0]).toMatchObject({ value: 'EUR 2900' })
    expect(await client.call('summary.gist', { documentIds })).toEqual([gist])
  })

  it('gets the table of kept passages, which stays when the library is opened again', async () => {
    const client = assistant.connect()
    expect(await client.call('kept.list', {})).toEqual([])
    const { documents } = await client.call('library.list', { text: 'Lease' })
    const { id: documentId = '', revisionId = '' } = documents[0] ?? {}
    const spans = await client.call('document.find', { documentId, text: 'a deposit of 2,900 euros' })
    const kept = await client.call('kept.add', { documentId, revisionId, spans, headingPath: [] })
    await assistant.close()
    expect(schemaOf(fixture)).toBe(schema)
    expect(schemaOf(folder)).toBe(schemaVersion)
    assistant = await open(folder)
    expect(await assistant.connect().call('kept.list', {})).toEqual([kept])
  })

  it('is read beside its owner as it stands', () => {
    const beside = mkdtempSync(path.join(os.tmpdir(), `carrel-schema-${schema}-`))
    cpSync(fixture, beside, { recursive: true })
    const store = openStore({ folder: beside, readOnly: { owner: 'an older Carrel' } })
    try {
      const [row] = store.library.list({ sort: 'title', descending: false, offset: 0, limit: 1 }).documents
      const revisionId = row?.revisionId ?? ''
      const [page] = store.text.pages(revisionId, 1, 1)
      expect(page?.text).toContain('a deposit of 2,900 euros')
      expect(page?.blocks.length).toBeGreaterThan(1)
      expect(store.text.chunkRange(revisionId, 0, 9).length).toBeGreaterThan(0)
      expect(store.kept.list()).toEqual([])
      expect([store.warm.list(), store.warm.pinned()]).toEqual([[], []])
      const { collections } = store.library.overview()
      const scope = { collectionIds: collections.map(({ id }) => id), documentIds: [] }
      expect(collections).toMatchObject([{ name: 'Flat', documents: 2 }])
      expect(store.text.scopeRevisions(scope)?.size).toBe(2)
      expect(store.text.coverage({ ...scope, filter: { from: 0, name: 'lease', sender: 'x' } }).documents).toBe(0)
      expect(store.text.coverage({ ...scope, filter: { from: 0, name: 'lease' } }).documents).toBe(1)
      expect(store.library.facets(scope).kinds.length).toBe(2)
      expect(store.text.foundDocuments([row?.id ?? ''])).toMatchObject([{ collections: ['Flat'] }])
      expect(store.text.languages().length).toBeGreaterThan(0)
      expect(store.text.termsWithEnd('minat', 5)).toEqual([])
      expect(schemaOf(beside)).toBe(schema)
    } finally {
      store.close()
      rmSync(beside, { recursive: true, force: true })
    }
  })
})

function open(folder: string): Promise<OpenedAssistant> {
  const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`))
  return openAssistant({ dataFolder: folder, access: 'own', program: 'test', launcher })
}

/** `user_version` of a closed library: four bytes of the database header (sqlite.org/fileformat.html, 1.3). */
function schemaOf(dataFolder: string): number {
  return readFileSync(path.join(dataFolder, 'carrel.db')).readUInt32BE(60)
}
