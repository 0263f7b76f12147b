import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import type { Answer } from '../api/answer.ts'
import type { QuickEvent } from '../api/quick.ts'
import type { Client } from '../rpc/types.ts'
import { type OpenedAssistant, openAssistant } from './open-assistant.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'carrel-quick-'))
const everything = { collectionIds: [], documentIds: [] }
let assistant: OpenedAssistant
let client: Client

beforeAll(async () => {
  assistant = await openAssistant({
    dataFolder: folder,
    access: 'own',
    program: 'test',
    launcher: forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`)),
  })
  client = assistant.connect()
  const { id } = await client.call('import.start', { paths: [], samples: true })
  await vi.waitFor(
    async () => expect((await client.call('import.list', {})).find((job) => job.id === id)?.state).toBe('done'),
    { timeout: 100_000 },
  )
}, 120_000)
afterAll(async () => {
  await assistant.close()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(question: string): Promise<Answer | undefined> {
  let answer: Answer | undefined
  for await (const event of client.stream('quick.ask', { question, scope: everything })) {
    if (event.type === 'answer-finished') answer = event.answer
  }
  return answer
}

it('answers from the library with the starter and leaves no thread', { timeout: 60_000 }, async () => {
  const answer = await ask('How high is the deposit?')
  expect(answer).toMatchObject({ state: 'done', outcome: 'written' })
  expect(
    answer?.sentences
      .filter(({ shown }) => shown)
      .map(({ text }) => text)
      .join(' '),
  ).toContain('2,900')
  expect(await client.call('thread.list', {})).toEqual([])
  if (answer === undefined) return
  const thread = await client.call('quick.keep', { question: 'How high is the deposit?', scope: everything, answer })
  const { messages } = await client.call('thread.get', { threadId: thread.id })
  expect(messages.map(({ question, answer: kept }) => [question, kept])).toEqual([['How high is the deposit?', answer]])
})

it('shortens a text with the starter by leaving words out, and nothing else', { timeout: 60_000 }, async () => {
  const text =
    'The deposit of 2,900 euros, which the tenant paid in three equal parts, is returned within thirty days after the keys are handed back. The landlord may keep a part of it for repairs.'
  let last: QuickEvent | undefined
  const input = { action: 'shorter' as const, text: { from: 'clipboard' as const, text } }
  for await (const event of client.stream('quick.act', input)) last = event
  if (last?.type !== 'action-finished') throw new Error('not finished')
  expect(last.text.length).toBeLessThanOrEqual(text.length)
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  for (const word of last.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) expect(words).toContain(word)
  expect(last.sentences.flatMap(({ differs = [] }) => differs)).toEqual([])
})

it('reads the words of a picture in their order, and leaves no picture behind', { timeout: 120_000 }, async () => {
  const { documents } = await client.call('library.list', {})
  const lease = documents.find(({ kind }) => kind === 'pdf')
  const { png } = await client.call('document.picture', { documentId: lease?.id ?? '', page: 4, width: 1400 })
  const { text } = await client.call('quick.readPicture', { png })
  expect(text).toMatch(/Deposit[^]*2,900 euros[^]*Interest[^]*Return/)
  const scratch = path.join(folder, 'scratch')
  expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([])
  await expect(client.call('quick.readPicture', { png: new Uint8Array([1, 2, 3]) })).rejects.toMatchObject({
    code: 'document-damaged',
  })
  const cut = client.call('quick.readPicture', { png: png.slice(0, 300) })
  await expect(cut).rejects.toMatchObject({ code: 'document-damaged' })
  expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([])
})
