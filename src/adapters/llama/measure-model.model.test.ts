import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { never, starterModels, write } from './test-models.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'carrel-measure-'))
afterAll(() => rm(folder, { recursive: true }))

test('a model is measured once: a question does not wait for it, and it goes on after an end', async () => {
  const memoryPath = path.join(folder, 'model-facts.json')
  const kept = async () => {
    const { machines } = JSON.parse(await readFile(memoryPath, 'utf8').catch(() => '{"machines":{}}')) as {
      machines: Record<string, Record<string, { tuning?: { done: boolean; prefill: Record<string, number> } }>>
    }
    return Object.values(Object.values(machines)[0] ?? {})[0]?.tuning
  }
  {
    await using models = starterModels({ memoryPath })
    const stop = new AbortController()
    const measuring = models.measure('starter', stop.signal).catch((error: unknown) => error)
    while (Object.keys((await kept())?.prefill ?? {}).length === 0) await new Promise((go) => setTimeout(go, 20))
    const model = await models.languageModel('starter')
    await using sequence = (await model?.openSequence({ priority: 'quick' })) as AsyncDisposable & NonNullable<unknown>
    expect(sequence).toBeDefined()
    stop.abort(new Error('enough'))
    expect(await measuring).toMatchObject({ message: 'enough' })
    expect(await kept()).toMatchObject({ done: false })
  }
  await using models = starterModels({ memoryPath })
  const measuring = models.measure('starter', never).then(() => 'measured')
  const model = await models.languageModel('starter')
  if (!model) throw new Error('no starter')
  await using quick = await model.openSequence({ priority: 'quick' })
  const tokens = model.chatTokens([{ role: 'user', text: 'Hello' }])
  const answered = write(quick, tokens, { maxTokens: 2 }).then(() => 'answered')
  expect(await Promise.race([measuring, answered])).toBe('answered')
  await measuring
  const tuning = await kept()
  expect(tuning).toMatchObject({
    done: true,
    prefill: { 1: expect.any(Number), 2: expect.any(Number) },
    decode: { 1: expect.any(Number), 2: expect.any(Number) },
    lookup: { with: expect.any(Number), without: expect.any(Number) },
  })
  expect(model.speed()).toBeDefined()
  const started = performance.now()
  await models.measure('starter', never)
  expect(performance.now() - started).toBeLessThan(500)
})
