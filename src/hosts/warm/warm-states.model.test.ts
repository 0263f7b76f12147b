import { expect, it } from 'vitest'
import { write } from '../../adapters/llama/test-models.ts'
import type { LanguageModel } from '../../core/ports.ts'
import { warmFolder } from './test-warm.ts'

const words = 'The tenant pays the rent on the third day of each month, and the landlord sees to the roof. '
const documentText = (name: string, sentences: number) =>
  Array.from({ length: sentences }, (_, index) => `${name} ${index + 1}. ${words}`).join('')

function promptOf(model: LanguageModel, texts: readonly string[], question: string) {
  const system = { role: 'system', text: 'Answer in one sentence.' } as const
  const prompt = model.chatTokens([system, { role: 'user', text: [...texts, question] }])
  const other = model.chatTokens([system, { role: 'user', text: [...texts, 'Something else'] }])
  const end = prompt.findIndex((token, index) => token !== other[index])
  return { prompt, keepTokens: end }
}

async function ask(
  models: { languageModel(choice: string): Promise<LanguageModel | undefined> },
  texts: readonly string[],
  question: string,
  revisionIds: readonly string[],
) {
  const model = await models.languageModel('starter')
  if (!model) throw new Error('no starter')
  await using sequence = await model.openSequence({ priority: 'interactive' })
  const { prompt, keepTokens } = promptOf(model, texts, question)
  const keep = { tokens: keepTokens, revisionIds }
  const ready = model.readyTokens(prompt)
  const started = performance.now()
  const { text, read } = await write(sequence, prompt, { maxTokens: 24, keep })
  return { model, text, read, ready, prompt, keepTokens, ms: performance.now() - started }
}

it('reads only what is new after a restart, and writes the same', async () => {
  using folder = warmFolder({ documents: ['a'] })
  const text = documentText('Clause', 40)
  const first = folder.models()
  const cold = await ask(first, [text], 'When is the rent due?', ['r-a'])
  expect(cold.read).toMatchObject({ warmTokens: 0, cachedTokens: 0, evaluatedTokens: cold.prompt.length })
  await first[Symbol.asyncDispose]()
  expect(folder.store.warm.list().map(({ kind, tokens }) => [kind, tokens])).toContainEqual(['state', cold.keepTokens])

  const second = folder.models()
  const warm = await ask(second, [text], 'When is the rent due?', ['r-a'])
  expect(warm.ready).toBe(cold.keepTokens)
  expect(warm.read).toMatchObject({
    warmTokens: cold.keepTokens,
    cachedTokens: cold.keepTokens,
    evaluatedTokens: cold.prompt.length - cold.keepTokens,
  })
  expect(warm.text).toBe(cold.text)
  const again = await ask(second, [text], 'Who sees to the roof?', ['r-a'])
  expect(again.read).toMatchObject({ warmTokens: 0, evaluatedTokens: again.prompt.length - again.keepTokens })
  console.log(cold.read.ms, warm.read.ms)
  await second[Symbol.asyncDispose]()
  expect(folder.log.lines).toEqual([])
})
