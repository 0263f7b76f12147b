import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GenerationEvent } from '../../core/ports/generation.ts'
import type { LanguageModel } from '../../core/ports/language-model.ts'
import { never, probingWorkshop, sharedModel, starterModels, write } from './test-models.ts'

const longModel = sharedModel('long-context-random-q8_0.gguf')
if (!longModel) console.warn('Skipped: the shared models are not here.')

describe.skipIf(!longModel)('a model trained for long contexts', () => {
  const folder = mkdtemp(path.join(tmpdir(), 'carrel-long-'))
  let percent = 50
  const models = starterModels({ workshop: probingWorkshop, memoryPercent: () => percent })
  let choice: string
  let model: LanguageModel

  beforeAll(async () => {
    choice = path.join(await folder, 'long.gguf')
    await copyFile(longModel ?? '', choice)
    const loaded = await models.languageModel(choice)
    if (!loaded) throw new Error('no model')
    model = loaded
  })
  afterAll(async () => {
    await models[Symbol.asyncDispose]()
    await rm(await folder, { recursive: true })
  })

  /** A prompt of `tokens` about a document: those of one letter begin alike, to the last few. */
  const prompt = (letter: string, tokens: number, end: string): number[] => {
    const last = model.tokenize(`Question ${end}?`)
    const text = model.tokenize(`${letter} document of the tenant and the landlord, `.repeat(Math.ceil(tokens / 8)))
    return [...text.slice(0, tokens - last.length), ...last]
  }
  const ask = async (tokens: readonly number[]) => {
    await using sequence = await model.openSequence({ priority: 'interactive' })
    return (await write(sequence, tokens, { maxTokens: 4 })).read
  }

  test('has all of its context where memory allows, and less where it does not', async () => {
    expect(model.contextTokens).toBe(131_072)
    const all = await models.memory(choice)
    expect(all).toMatchObject({ contextTokens: 131_072, trainedTokens: 131_072 })
    percent = ((all?.weightsBytes ?? 0) + 120 * 2 ** 20) / ((all?.totalBytes ?? 1) / 100)
    const some = await models.memory(choice)
    percent = 50
    expect(some?.contextTokens).toBeLessThan(131_072)
    expect(some?.contextTokens).toBeGreaterThan(2048)
    const taken = (some?.weightsBytes ?? 0) + (some?.contextBytes ?? 0)
    expect(taken).toBeLessThan(some?.limitBytes ?? 0)
  })

  test('a question that takes more than models may have is refused with the figures; the next one is answered', async () => {
    percent = 0.1
    await expect(ask(prompt('No', 1500, '1'))).rejects.toMatchObject({
      code: 'model-out-of-memory',
      parameters: { name: 'long', megabytes: expect.any(Number), limit: expect.any(Number) },
    })
    percent = 50
    expect((await ask(prompt('No', 1500, '1'))).evaluatedTokens).toBe(1500)
  })

  test('questions about two documents in turn evaluate each document once', async () => {
    const evaluated: number[] = []
    for (const [letter, end] of [
      ['A', 'first'],
      ['B', 'second'],
      ['A', 'third'],
      ['B', 'fourth'],
      ['A', 'fifth'],
    ] as const) {
      const read = await ask(prompt(letter, 12_000, end))
      expect(read.cachedTokens + read.evaluatedTokens).toBe(12_000)
      evaluated.push(read.evaluatedTokens)
    }
    expect(evaluated[0]).toBeGreaterThan(11_900)
    expect(evaluated[1]).toBeGreaterThan(11_900)
    for (const tokens of evaluated.slice(2)) expect(tokens).toBeLessThan(10)
    expect(model.readyTokens(prompt('A', 12_000, 'sixth'))).toBeGreaterThan(11_990)
  })

  test('short questions leave the long states alone', async () => {
    for (let question = 0; question < 8; question += 1) await ask(prompt(`Short ${question}`, 200, 'short'))
    expect((await ask(prompt('A', 12_000, 'again'))).evaluatedTokens).toBeLessThan(10)
    expect((await ask(prompt('B', 12_000, 'again'))).evaluatedTokens).toBeLessThan(10)
  })

  test('a long prompt tells how far it is and what is left', async () => {
    await using sequence = await model.openSequence({ priority: 'interactive' })
    const events: GenerationEvent[] = []
    for await (const event of sequence.generate(prompt('C', 40_000, 'long'), { maxTokens: 2 }, never))
      events.push(event)
    const progress = events.filter((event) => event.type === 'prompt-progress')
    expect(progress.length).toBeGreaterThan(2)
    for (const [index, { tokens, of, ms }] of progress.entries()) {
      expect(of).toBe(40_000)
      expect(tokens).toBeGreaterThan(progress[index - 1]?.tokens ?? 0)
      expect(ms).toBeGreaterThan(0)
    }
    expect(events.findIndex(({ type }) => type === 'prompt-read')).toBe(progress.length)
    expect(model.speed()?.readMs).toBeGreaterThan(0)
    expect(model.memoryBytes()).toBeGreaterThan(40e6)
  })

  test('a quick question is answered while chats and background jobs hold contexts', async () => {
    const stop = new AbortController()
    const work = (['background', 'background', 'background', 'interactive', 'interactive', 'interactive'] as const).map(
      async (priority, index) => {
        await using sequence = await model.openSequence({ priority })
        const long = prompt(`Work ${index}`, 60_000, 'work')
        await write(sequence, long, { maxTokens: 2 }, stop.signal).catch(() => undefined)
        return 'ended'
      },
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    await using quick = await model.openSequence({ priority: 'quick' })
    const answered = write(quick, prompt('Quick', 60, 'now'), { maxTokens: 3 }).then(() => 'quick')
    expect(await Promise.race([answered, ...work])).toBe('quick')
    stop.abort()
    await Promise.all(work)
  })

  test('goes on where its file is deleted, and is not found where it was not loaded', async () => {
    await rm(choice)
    expect(await models.languageModel(choice)).toBe(model)
    expect((await ask(prompt('D', 300, 'gone'))).evaluatedTokens).toBeGreaterThan(290)
    await expect(models.languageModel(path.join(await folder, 'other.gguf'))).rejects.toMatchObject({
      code: 'model-not-found',
    })
  })
})
