import { join } from 'node:path'
import type { LlamaModel } from 'node-llama-cpp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DraftModel, drafting } from './draft-model.ts'
import { type GuessAhead, lookupInPrompt } from './guess-ahead.ts'
import { createMemoryShare } from './memory-share.ts'
import { loadRuntime, type Runtime } from './runtime.ts'
import { createScheduler } from './scheduler.ts'
import { createSwitchedPredictor } from './switched-predictor.ts'
import { catalogPath, never, recordingLog } from './test-models.ts'
import { asTokens } from './tokens.ts'

let runtime: Runtime
let model: LlamaModel
beforeAll(async () => {
  runtime = await loadRuntime(recordingLog(), { gpu: false })
  model = await runtime.llama.loadModel({ modelPath: join(catalogPath, '../smollm2-135m-instruct-q4_1.gguf') })
})
afterAll(() => runtime.llama.dispose())

const scheduler = createScheduler(() => 2)
const share = createMemoryShare(() => 4 * 2 ** 30)

test('one sequence guesses while it is told to, and not before and after', async () => {
  const context = await model.createContext({ contextSize: 1024, threads: 1 })
  const predictor = createSwitchedPredictor(runtime)
  const sequence = context.getSequence({ tokenPredictor: predictor })
  const line = 'The tenant gives the landlord written notice of thirty days before the lease ends. '
  const prompt = model.tokenize(line.repeat(4), false).slice(0, -3)

  /** Writes 16 tokens; gives them and how many guesses came true. */
  const write = async (guess?: GuessAhead) => {
    await sequence.adaptStateToTokens(asTokens(prompt.slice(0, -1)), false)
    const before = sequence.tokenPredictions.validated
    const lease = await scheduler.acquire({ priority: 'background', threads: 1 }, never)
    const tokens: number[] = []
    await guess?.begin({ context, sequence, predictor }, lease, prompt, never)
    const written = sequence.evaluate(prompt.slice(sequence.nextTokenIndex))
    for (let made = 0; made < 16; made += 1) {
      const { value } = await written.next()
      if (value !== undefined) tokens.push(value)
    }
    await written.return()
    guess?.end({ context, sequence, predictor })
    lease.release()
    return { tokens, validated: sequence.tokenPredictions.validated - before }
  }
  const draft: DraftModel = {
    id: 'itself',
    model,
    memory: { contextBytes: () => 1, weightsBytes: () => 0 } as unknown as DraftModel['memory'],
    holder: { name: 'itself', spares: () => [] },
    kept: undefined,
    busy: false,
  }
  const deps = { runtime, share, scheduler, sliceMs: 250, tokens: 512 }

  const plain = await write()
  const looked = await write(lookupInPrompt(runtime))
  const between = await write()
  const drafted = await write(await drafting(draft, deps))
  const after = await write()
  expect(plain.tokens.length).toBe(16)
  expect([plain, between, after].map(({ validated }) => validated)).toEqual([0, 0, 0])
  expect(looked.validated).toBeGreaterThan(4)
  // A model that guesses for itself is mostly right.
  expect(drafted.validated).toBeGreaterThan(4)
  for (const other of [looked, between, drafted, after]) expect(other.tokens).toEqual(plain.tokens)
  expect(draft.busy).toBe(false)
})
