import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { type OpenedAssistant, openAssistant } from '../open-assistant.ts'

/** A data folder that schema 1 wrote (`make-fixture.ts`) opens, whole, in every later version. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'carrel-schema-1-'))
const everything = { collectionIds: [], documentIds: [] }
let assistant: OpenedAssistant

beforeAll(async () => {
  cpSync(path.join(import.meta.dirname, 'fixtures', 'schema-1'), folder, { recursive: true })
  const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`))
  assistant = await openAssistant({ dataFolder: folder, access: 'own', program: 'test', launcher })
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
