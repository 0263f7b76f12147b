import { copyFile, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createModels } from '../adapters/llama/create-models.ts'
import { catalogPath, never, recordingLog, write } from '../adapters/llama/test-models.ts'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { Settings } from '../api/settings.ts'
import { createModelHandlers } from '../core/models/model-handlers.ts'
import type { SettingsStore } from '../core/ports/settings-store.ts'

const shared = path.resolve(import.meta.dirname, '../../../shared/models')
const file = (name: string) => path.join(shared, name)
const missing = (await readFile(file('stories260K.gguf')).catch(() => undefined)) === undefined
if (missing) console.warn(`Skipped: ${path.relative('.', shared)} is not here.`)

const starters = path.dirname(catalogPath)
const embedderFile = path.join(starters, 'all-minilm-l6-v2-q8_0.gguf')
const workshop = createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`)))
let folder: string
let models: ReturnType<typeof createModels>

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carrel-probe-'))
  models = createModels({
    catalogPath,
    workshop,
    log: recordingLog(),
    cores: 2,
    memoryPath: path.join(folder, 'model-facts.json'),
  })
})
afterAll(async () => {
  await models[Symbol.asyncDispose]()
  await workshop[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

/** A copy of the starter embedder with a change to its bytes. */
async function damaged(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const to = path.join(folder, name)
  await writeFile(to, change(await readFile(embedderFile)))
  return to
}

/** Where the bytes of a text begin. */
function at(bytes: Buffer, text: string): number {
  const index = bytes.indexOf(text)
  if (index < 0) throw new Error(`${text} is not in the file`)
  return index
}

describe('a file that is no usable model is told so, and this process lives', () => {
  test.each([
    ['a text file', () => Buffer.from('Dear Sir or Madam')],
    ['an empty file', () => Buffer.alloc(0)],
    ['a truncated file', (bytes: Buffer) => bytes.subarray(0, 5_000_000)],
    ['another magic', (bytes: Buffer) => Buffer.concat([Buffer.from('GGML'), bytes.subarray(4)])],
    ['a header with garbage', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 24), Buffer.alloc(100_000, 0xa5)])],
    [
      'a vocabulary of another kind',
      (bytes: Buffer) => {
        const value = at(bytes, 'tokenizer.ggml.model') + 'tokenizer.ggml.model'.length + 4 + 8
        bytes.write('llam', value)
        return bytes
      },
    ],
    [
      'tensors of another shape',
      (bytes: Buffer) => {
        const dimensions = at(bytes, 'token_embd.weight') + 'token_embd.weight'.length + 4
        bytes.writeBigUInt64LE(7n, dimensions)
        return bytes
      },
    ],
  ])('%s', async (name, change) => {
    const broken = await damaged(`${name.replaceAll(' ', '-')}.gguf`, change)
    await expect(models.describe(broken, 'embedder')).rejects.toMatchObject({
      code: 'model-unusable',
      parameters: { name: path.basename(broken), path: broken },
    })
    await expect(models.embedder(broken)).rejects.toMatchObject({ code: 'model-unusable' })
  })
})

test('a missing file is told so', async () => {
  const gone = path.join(folder, 'gone.gguf')
  await expect(models.describe(gone, 'chat')).rejects.toMatchObject({
    code: 'model-not-found',
    parameters: { path: gone },
  })
})

test('a starter whose bytes changed is not loaded', async () => {
  const other = path.join(folder, 'starters')
  await mkdir(other)
  await copyFile(catalogPath, path.join(other, 'catalog.json'))
  await copyFile(embedderFile, path.join(other, path.basename(embedderFile)))
  const handle = await open(path.join(other, path.basename(embedderFile)), 'r+')
  await handle.write(Buffer.from([1, 2, 3]), 0, 3, 20_000_000)
  await handle.close()
  const changed = createModels({ catalogPath: path.join(other, 'catalog.json'), workshop, log: recordingLog() })
  await expect(changed.embedder('starter')).rejects.toMatchObject({ code: 'model-unusable' })
  await expect(changed.languageModel('starter')).rejects.toMatchObject({ code: 'model-not-found' })
  await changed[Symbol.asyncDispose]()
})

test('the starters by path are the starters, in their role only', async () => {
  const info = await models.describe(embedderFile, 'embedder')
  expect(info).toMatchObject({ starter: true, dimensions: 384, contextTokens: 512 })
  await expect(models.describe(embedderFile, 'chat')).rejects.toMatchObject({ code: 'model-not-chat' })
  await expect(models.describe('starter', 'chat')).resolves.toMatchObject({ starter: true, parameters: 134_515_008 })
})

describe.skipIf(missing)('other models by path', () => {
  test.each([
    ['newline, which ends the process at loading', '<0x0A>'],
    ['byte, which ends the process at the first text with it', '<0xF0>'],
  ])('a vocabulary without a %s', async (_, piece) => {
    const bytes = await readFile(file('stories260K.gguf'))
    bytes.write('<0xZZ>', at(bytes, piece))
    const broken = path.join(folder, 'broken-vocabulary.gguf')
    await writeFile(broken, bytes)
    await expect(models.languageModel(broken)).rejects.toMatchObject({
      code: 'model-unusable',
      parameters: { name: 'broken-vocabulary.gguf' },
    })
    await rm(broken)
  })

  test('a chat model writes, and is told from an embedder', async () => {
    const stories = file('stories260K.gguf')
    await expect(models.describe(stories, 'embedder')).rejects.toMatchObject({ code: 'model-not-embedder' })
    const info = await models.describe(stories, 'chat')
    expect(info).toMatchObject({
      role: 'chat',
      name: 'stories260K',
      starter: false,
      contextTokens: 2048,
      sizeBytes: 1_185_376,
    })
    const model = await models.languageModel(stories)
    if (!model) throw new Error('no model')
    await using sequence = await model.openSequence({ priority: 'interactive' })
    const { text, finished } = await write(sequence, model.tokenize('Once upon a time'), { maxTokens: 200 })
    expect(finished.answerTokens).toBeGreaterThan(20)
    expect(text).toMatch(/ was | had /)
  })

  test('a second embedder has its own dimensions and identity', async () => {
    const chosen = file('m2v-bge-64d-vq128-F16.gguf')
    await expect(models.describe(chosen, 'chat')).rejects.toMatchObject({ code: 'model-not-chat' })
    const embedder = await models.embedder(chosen)
    const starter = await models.embedder('starter')
    expect(embedder?.dimensions).toBe(160)
    expect(embedder?.id).not.toBe(starter?.id)
    const [rent, cats] =
      (await embedder?.embedPassages(['The rent is due in March.', 'Cats sleep all day.'], never)) ?? []
    const query = await embedder?.embedQuery('When is the rent due?', never)
    const near = (vector?: Float32Array) =>
      vector?.reduce((sum, value, index) => sum + value * (query?.[index] ?? 0), 0) ?? 0
    expect(near(rent)).toBeGreaterThan(near(cats))
  })

  test('a file is probed once, also by the next run', async () => {
    const stories = file('stories260K.gguf')
    await models.describe(stories, 'chat')
    const closed = {
      run: () => {
        throw new Error('probed again')
      },
      async [Symbol.asyncDispose]() {},
    }
    const memoryPath = path.join(folder, 'model-facts.json')
    const next = createModels({ catalogPath, workshop: closed, log: recordingLog(), memoryPath })
    await expect(next.describe(stories, 'chat')).resolves.toMatchObject({ name: 'stories260K' })
    expect((await next.list()).map(({ name }) => name)).toContain('stories260K')
  })

  test('a long context is read whole and its start is kept', async () => {
    const model = await models.languageModel(file('long-context-random-q8_0.gguf'))
    if (!model) throw new Error('no model')
    expect(model.contextTokens).toBe(131_072)
    await using sequence = await model.openSequence({ priority: 'background' })
    const prompt = model.tokenize('The lease begins on the first of March. '.repeat(1_600)).slice(0, 12_000)
    const first = await write(sequence, prompt, { maxTokens: 2 })
    expect(first.read.promptTokens).toBe(12_000)
    const again = await write(sequence, [...prompt.slice(0, 11_000), ...prompt.slice(0, 200)], { maxTokens: 2 })
    expect(again.read.cachedTokens).toBeGreaterThanOrEqual(11_000)
  })
})

test('the handlers list and check models', async () => {
  const settings: SettingsStore = {
    get: () => Settings.parse({ embedder: 'none' }),
    set: () => Settings.parse({}),
    ledger: () => [],
  }
  const handlers = createModelHandlers({ models, settings })
  const listed = await handlers['model.list']({}, never)
  expect(listed.chat).toMatchObject({ starter: true, role: 'chat' })
  expect(listed.embedder).toBeUndefined()
  expect(
    listed.models
      .filter(({ starter }) => starter)
      .map(({ role }) => role)
      .toSorted(),
  ).toEqual(['chat', 'embedder'])
  const gone = path.join(folder, 'gone.gguf')
  await expect(handlers['model.check']({ path: gone, role: 'chat' }, never)).rejects.toMatchObject({
    code: 'model-not-found',
  })
  const memory = await handlers['model.memory']({ model: 'starter' }, never)
  expect(memory).toMatchObject({ contextTokens: 8192, trainedTokens: 8192 })
  expect(memory.contextBytes).toBeGreaterThan(150e6)
  expect(memory.weightsBytes + memory.contextBytes).toBeLessThan(memory.limitBytes)
  await expect(handlers['model.memory']({ model: 'none' }, never)).rejects.toMatchObject({ code: 'model-not-found' })
})
