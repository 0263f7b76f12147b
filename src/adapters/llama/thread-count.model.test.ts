import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadRuntime } from './runtime.ts'
import { catalogPath, recordingLog } from './test-models.ts'
import { setThreadCount } from './thread-count.ts'
import { asTokens } from './tokens.ts'

test('one context evaluates with the thread count of the moment', async () => {
  const { llama } = await loadRuntime(recordingLog(), { gpu: false })
  const model = await llama.loadModel({ modelPath: join(catalogPath, '../smollm2-135m-instruct-q4_1.gguf') })
  const context = await model.createContext({ contextSize: 256, threads: 2 })
  const sequence = context.getSequence()
  for (const threads of [2, 1, 2, 1, 1]) {
    expect(setThreadCount(context, threads)).toBe(true)
    await sequence.evaluateWithoutGeneratingNewTokens(asTokens([1, 2, 3]))
    expect(context.currentThreads).toBe(threads)
  }
  const evaluation = sequence.evaluate(asTokens([4]))
  for (const threads of [2, 1, 2]) {
    setThreadCount(context, threads)
    await evaluation.next()
    expect(context.currentThreads).toBe(threads)
  }
  await evaluation.return()
  await llama.dispose()
})

test('a context without these members keeps its count', () => {
  expect(setThreadCount({}, 2)).toBe(false)
})
