import { afterAll, describe, expect, test } from 'vitest'
import type { GenerateOptions } from '../../core/ports/generation.ts'
import type { LanguageModelOptions } from './language-model.ts'
import { probingWorkshop, sharedModel, starterModels, write } from './test-models.ts'

const draftPath = sharedModel('long-context-random-q8_0.gguf')
const opened: ReturnType<typeof starterModels>[] = []
afterAll(async () => {
  for (const models of opened) await models[Symbol.asyncDispose]()
})

const facts =
  'The lease begins on 1 March 2024. The rent is 1,200 dollars a month. The tenant gives written notice of thirty days before the lease ends, as section 4.2 of this agreement says.'
const cases: [string, string, GenerateOptions][] = [
  ['a copy', `Repeat this text word for word: ${facts}`, { maxTokens: 60, copies: true }],
  ['an answer', `${facts} What is the rent?`, { maxTokens: 40, copies: true }],
  [
    'a text with a stop',
    `Repeat this text word for word: ${facts}`,
    { maxTokens: 60, copies: true, stop: ['month. The'] },
  ],
  [
    'a grammar',
    `Repeat this text word for word: ${facts}`,
    { maxTokens: 60, copies: true, grammar: 'root ::= "{\\"rent\\": \\"" [^"]+ "\\"}"' },
  ],
  ['a length', `Repeat this text word for word: ${facts}`, { maxTokens: 7, copies: true }],
]

/** The texts of all cases one after the other in one sequence, then the first once more. */
async function writeAll(guesses: LanguageModelOptions['guesses']) {
  const models = starterModels({ guesses, workshop: probingWorkshop, ...(draftPath ? { draftPath } : {}) })
  opened.push(models)
  const model = await models.languageModel('starter')
  if (!model) throw new Error('no starter')
  await using sequence = await model.openSequence({ priority: 'interactive' })
  const written: { text: string; reason: string; tokens: number }[] = []
  for (const [, text, options] of [...cases, ...cases.slice(0, 1)]) {
    const { text: answer, finished } = await write(sequence, model.chatTokens([{ role: 'user', text }]), options)
    written.push({ text: answer, reason: finished.reason, tokens: finished.answerTokens })
  }
  return written
}

describe('guessing ahead changes no word', () => {
  const plain = writeAll('never')

  test('the texts are worth comparing', async () => {
    const [copy, , stopped, grammar, length] = await plain
    expect(copy?.text).toContain('The rent is 1,200 dollars a month.')
    expect(stopped).toMatchObject({ reason: 'stop' })
    expect(grammar?.text).toMatch(/^\{"rent": "/)
    expect(length).toMatchObject({ reason: 'length', tokens: 7 })
  })

  test('from the prompt', async () => {
    expect(await writeAll('lookup')).toEqual(await plain)
  })

  test.skipIf(!draftPath)('by a smaller model of the same vocabulary', async () => {
    expect(await writeAll('draft')).toEqual(await plain)
  })
})
