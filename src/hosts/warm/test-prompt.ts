import { write } from '../../adapters/llama/test-models.ts'
import type { KeepState } from '../../core/ports/generation.ts'
import type { LanguageModel } from '../../core/ports/language-model.ts'
import type { Models } from '../../core/ports/models.ts'

const words = 'The tenant pays the rent on the third day of each month, and the landlord sees to the roof. '

/** For tests: a text of so many sentences, 24 tokens or so each. */
export function longText(name: string, sentences: number): string {
  return Array.from({ length: sentences }, (_, index) => `${name} ${index + 1}. ${words}`).join('')
}

/** For tests: a prompt over whole texts, and what of it is to be kept. */
export function promptOver(
  model: LanguageModel,
  texts: readonly string[],
  revisionIds: readonly string[],
  question: string,
): { prompt: number[]; keep: KeepState } {
  const system = { role: 'system', text: ['Answer in one sentence. ', ...texts, ' '] } as const
  const { tokens, seams } = model.layOut([system, { role: 'user', text: question }])
  return { prompt: tokens, keep: { tokens: seams[texts.length] ?? 0, revisionIds } }
}

/** For tests: asks the starter about texts. */
export async function askOver(
  models: Pick<Models, 'languageModel'>,
  texts: readonly string[],
  revisionIds: readonly string[],
  question: string,
) {
  const model = await models.languageModel('starter')
  if (!model) throw new Error('no starter')
  const { prompt, keep } = promptOver(model, texts, revisionIds, question)
  const ready = model.readyTokens(prompt)
  await using sequence = await model.openSequence({ priority: 'interactive' })
  const { text, read } = await write(sequence, prompt, { maxTokens: 16, keep })
  return { text, read, ready, tokens: prompt.length, keepTokens: keep.tokens }
}
