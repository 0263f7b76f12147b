import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import type { Usage } from '../../api/answer.ts'
import type { PinnedDocument } from '../../api/warm.ts'
import { type OpenedAssistant, openAssistant } from '../open-assistant.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'carrel-ready-'))
const data = path.join(folder, 'data')
const docs = path.join(folder, 'docs')
const lines = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1} is paid on day ${index + 3} of May.`).join('\n\n')
const open = (access: 'own' | 'read' = 'own') =>
  openAssistant({
    dataFolder: data,
    access,
    program: 'test',
    launcher: forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`)),
  })
let assistant: OpenedAssistant
let ids: Record<string, string> = {}

beforeAll(async () => {
  mkdirSync(docs)
  writeFileSync(path.join(docs, 'rents.txt'), lines('Rent', 60))
  writeFileSync(path.join(docs, 'fees.txt'), lines('Fee', 60))
  writeFileSync(path.join(docs, 'book.txt'), lines('Chapter', 3_000))
  // Too long only when its tokens are counted.
  writeFileSync(path.join(docs, 'diary.txt'), lines('Entry', 700))
  assistant = await open()
  const client = assistant.connect()
  const { id } = await client.call('import.start', { paths: [docs] })
  await vi.waitFor(
    async () => expect((await client.call('import.list', {})).find((job) => job.id === id)?.state).toBe('done'),
    { timeout: 100_000 },
  )
  const { documents } = await client.call('library.list', {})
  ids = Object.fromEntries(documents.map((row) => [row.title, row.id]))
}, 120_000)
afterAll(async () => {
  await assistant.close()
  rmSync(folder, { recursive: true, force: true })
})

const idOf = (title: string) => ids[title] ?? ''
const statesOf = (pinned: readonly PinnedDocument[]) =>
  Object.fromEntries(pinned.map(({ title, state }) => [title, state]))
const pinnedNow = async () => statesOf((await assistant.connect().call('warm.list', {})).pinned)

async function askWhole(question: string, title: string): Promise<Usage | undefined> {
  const client = assistant.connect()
  const scope = { collectionIds: [], documentIds: [idOf(title)] }
  const thread = await client.call('thread.create', { scope })
  let usage: Usage | undefined
  const input = { threadId: thread.id, parentId: null, question, scope, route: 'whole' as const }
  for await (const event of client.stream('answer.ask', input)) {
    if (event.type === 'answer-finished') usage = event.answer.usage ?? usage
  }
  return usage
}

it('reads pinned documents when the machine is idle, so that a question after a restart reads itself alone', async () => {
  const client = assistant.connect()
  await expect(client.call('warm.pin', { documentIds: ['nobody'], pinned: true })).rejects.toMatchObject({
    code: 'document-not-found',
  })
  const documentIds = [idOf('rents'), idOf('book'), idOf('diary')]
  const { pinned } = await client.call('warm.pin', { documentIds, pinned: true })
  expect(statesOf(pinned)).toEqual({ rents: 'waiting', book: 'too-long', diary: 'waiting' })
  assistant.setIdle(true)
  await expect.poll(pinnedNow, { timeout: 100_000 }).toEqual({ rents: 'ready', book: 'too-long', diary: 'too-long' })
  const { states, usedBytes, budgetBytes } = await client.call('warm.list', {})
  expect(states).toMatchObject([
    { documents: [{ documentId: idOf('rents'), title: 'rents' }], model: 'SmolLM2 135M Instruct', pinned: true },
  ])
  expect(usedBytes).toBeGreaterThanOrEqual(states[0]?.bytes ?? 0)
  expect(budgetBytes).toBe(4096 * 2 ** 20)
  await assistant.close()
  assistant = await open()
  const usage = await askWhole('When is rent 7 paid?', 'rents')
  expect(usage?.warmTokens).toBe(states[0]?.tokens)
  const { promptTokens = 0, cachedTokens = 0 } = usage ?? {}
  expect(promptTokens - cachedTokens).toBeLessThan(100)
}, 120_000)

it('a terminal beside it loads the state and changes nothing', async () => {
  const beside = await open('read')
  try {
    const before = await assistant.connect().call('warm.list', {})
    const scope = { collectionIds: [], documentIds: [idOf('rents')] }
    let usage: Usage | undefined
    const question = { question: 'When is rent 9 paid?', scope, route: 'whole' as const }
    for await (const event of beside.answer(question, new AbortController().signal)) {
      if (event.type === 'answer-finished') usage = event.answer.usage ?? usage
    }
    expect(usage?.warmTokens).toBe(before.states[0]?.tokens)
    await expect(beside.connect().call('warm.remove', {})).rejects.toMatchObject({ code: 'library-in-use' })
    expect((await assistant.connect().call('warm.list', {})).states).toHaveLength(1)
  } finally {
    await beside.close()
  }
}, 120_000)

it('forgets on request, and deletes what it remembers with the document', async () => {
  const client = assistant.connect()
  assistant.setIdle(false)
  await askWhole('When is fee 7 paid?', 'fees')
  await expect
    .poll(async () => (await client.call('warm.list', {})).states.map(({ documents }) => documents[0]?.title))
    .toEqual(['fees', 'rents'])
  const { states } = await client.call('warm.list', {})
  const left = await client.call('warm.remove', { ids: [states[1]?.id ?? ''] })
  expect(left.states.map(({ documents }) => documents[0]?.title)).toEqual(['fees'])
  // That the diary is too long only counting says, which a process that was just started did not do yet.
  expect(statesOf(left.pinned)).toEqual({ rents: 'waiting', book: 'too-long', diary: 'waiting' })
  const receipt = await client.call('library.delete', { documentIds: [idOf('fees')] })
  expect(receipt.stores.find(({ store }) => store === 'warm-states')).toEqual({
    store: 'warm-states',
    searched: 0,
    left: 0,
  })
  expect(readdirSync(path.join(data, 'warm'))).toEqual([])
  expect((await client.call('library.check', {})).findings).toEqual([])
}, 120_000)
