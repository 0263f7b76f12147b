import { expect, test } from 'vitest'
import type { AnswerEvent } from '../../api/answer.ts'
import { AnswerPlan } from '../../api/answer-plan.ts'
import type { MethodInput } from '../../api/methods.ts'
import { answerHandlers } from './handlers.ts'
import { type Script, testPorts } from './test-ports.ts'

const scope = { collectionIds: [], documentIds: [] }
const never = new AbortController().signal
const large = 7e9
const script = (...texts: string[]): Script => ({ texts, prompts: [] })
const lease = 'The tenant may end the lease with ninety days notice. The deposit is 3,000 euros.'
const letter = 'Anna Keller wrote that the boiler leaks. She asks for a plumber by 4 May 2024.'

async function ask(
  setup: ReturnType<typeof testPorts>,
  input: Partial<MethodInput<'answer.ask'>> & { question: string },
) {
  const defaults = { threadId: setup.thread.id, parentId: null, scope, struck: [], overflow: 'passages', widen: false }
  const events: AnswerEvent[] = []
  const full = { ...defaults, ...input } as MethodInput<'answer.ask'>
  for await (const event of answerHandlers(setup.deps)['answer.ask'](full, never)) events.push(event)
  const last = events.at(-1)
  if (last?.type !== 'answer-finished') throw new Error('not finished')
  return { events, answer: last.answer }
}

async function plan(
  setup: ReturnType<typeof testPorts>,
  input: Partial<MethodInput<'answer.plan'>> & { question: string },
) {
  const defaults = { parentId: null, scope, overflow: 'passages', widen: false }
  const full = { ...defaults, ...input } as MethodInput<'answer.plan'>
  return AnswerPlan.parse(await answerHandlers(setup.deps)['answer.plan'](full, never))
}

test('a model that follows instructions reads small documents whole, in a lasting order, and cites any sentence of them', async () => {
  const used = script('She asks for a plumber by 4 May 2024.')
  const setup = testPorts({ lease, letter }, used, large)
  const { answer } = await ask(setup, { question: 'By when is a plumber to come about the boiler?' })
  expect(answer.reading).toMatchObject({ route: 'whole', chosen: false, whole: 2, leftOut: [] })
  const [prompt = ''] = used.prompts
  expect(prompt.indexOf(lease)).toBeGreaterThan(0)
  expect(prompt.indexOf(letter)).toBeGreaterThan(prompt.indexOf(lease))
  expect(answer).toMatchObject({ outcome: 'written', sentences: [{ support: 'supported', shown: true }] })
  const citation = answer.sentences[0]?.citations[0]
  expect(citation?.text).toBe('She asks for a plumber by 4 May 2024.')
  expect(answer.quotes.find(({ number }) => number === citation?.number)?.text).toContain('by 4 May 2024')
})

test('a sentence that no passage was found for is still cited from the document read in full', async () => {
  const setup = testPorts({ lease, letter }, script('The deposit is 3,000 euros.'), large)
  const { answer, events } = await ask(setup, { question: 'Xyzzy plugh?' })
  expect(answer.outcome).toBe('written')
  expect(answer.quotes).toMatchObject([{ number: 1, documentId: 'lease', text: 'The deposit is 3,000 euros.' }])
  expect(events.filter(({ type }) => type === 'quotes-found')).toHaveLength(2)
})

test('a small model reads passages unless the user says otherwise', async () => {
  const few = await ask(testPorts({ lease }, script(' 3,000 euros.')), { question: 'What is the deposit in euros?' })
  expect(few.answer.reading).toMatchObject({ route: 'passages', chosen: false })
  const used = script('The deposit is 3,000 euros.')
  const all = await ask(testPorts({ lease }, used), { question: 'What is the deposit in euros?', route: 'whole' })
  expect(all.answer.reading).toMatchObject({ route: 'whole', chosen: true, whole: 1 })
  expect(used.prompts[0]).toContain(lease)
})

const filler = (words: number) =>
  Array.from({ length: words }, (_, index) => `word${index}${index % 50 === 49 ? '.\n\n' : ' '}`).join('')
const long = `${filler(5000)}The deposit is 3,000 euros.`

test.each([
  ['passages', /<passage 1: long>/],
  ['summary', /<key sentences: long>/],
  ['leave-out', /^(?!.*deposit is).*$/s],
] as const)('what does not fit is named, and %s stand in for it as the user chose', async (overflow, shown) => {
  const sentences = Array.from({ length: 300 }, (_, at) => `The tenant pays rent ${at} for the flat in month ${at}.`)
  const documents = { lease, long: `${sentences.join('\n\n')}\n\n${long}` }
  const used = script('The deposit is 3,000 euros.')
  const asked = { question: 'How many euros is the rent deposit of the tenant?', route: 'whole', overflow } as const
  const { answer } = await ask(testPorts(documents, used, large), asked)
  const handling = { documentId: 'long', handling: overflow }
  expect(answer.reading).toMatchObject({ route: 'whole', whole: 1, leftOut: [handling] })
  expect(used.prompts[0]?.replace(lease, '')).toMatch(shown)
  const planned = await plan(testPorts(documents, script(), large), asked)
  expect(planned).toMatchObject({ route: 'whole', whole: { fits: false }, leftOut: [handling] })
  expect(planned.usedTokens).toBeLessThanOrEqual(planned.roomTokens)
  expect(planned.parts.find(({ kind }) => kind === 'documents')).toMatchObject({ count: 1 })
})

test('the plan counts what the answer sends, token for token', async () => {
  for (const route of ['passages', 'whole'] as const) {
    const asked = { question: 'What is the deposit in euros?', route }
    const planned = await plan(testPorts({ lease, letter }, script(), large), asked)
    const { answer } = await ask(testPorts({ lease, letter }, script('No.'), large), asked)
    expect(planned.usedTokens).toBe(answer.usage.promptTokens)
    expect(planned.parts.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(planned.usedTokens)
  }
})

test('the plan of a table counts documents, not passages that nobody reads together', async () => {
  const asked = { question: 'What is the deposit in each lease?' }
  const planned = await plan(testPorts({ lease, letter }, script(), large), asked)
  expect(planned).toMatchObject({ route: 'exhaustive', chosen: false, documents: 2, usedTokens: 0, parts: [] })
})

test('a prompt of which not all tokens are sent ends the answer with an error', async () => {
  const setup = testPorts({ lease }, script('The deposit is 3,000 euros.'), large)
  const { models } = setup.deps
  const whole = models.languageModel
  models.languageModel = async (...choice) => {
    const model = await whole(...choice)
    return (
      model && {
        ...model,
        openSequence: async (options) => {
          const sequence = await model.openSequence(options)
          return {
            ...sequence,
            generate: (prompt, rest, signal) => sequence.generate(prompt.slice(0, -1), rest, signal),
          }
        },
      }
    )
  }
  const { answer } = await ask(setup, { question: 'What is the deposit in euros?' })
  expect(answer).toMatchObject({ state: 'failed', error: { code: 'internal' }, sentences: [] })
})

test('a small model answers a follow-up in its own words, not in those of the question before', async () => {
  const used = script(' 3,000 euros.', ' ninety days.', ' ninety days.', ' ninety days.')
  const setup = testPorts({ lease, letter }, used)
  await ask(setup, { question: 'What is the deposit in euros?' })
  const parentId = setup.threads.messages(setup.thread.id)[0]?.id ?? null
  const before = used.prompts.length
  await ask(setup, { question: 'And how many days notice?', parentId })
  const prompts = used.prompts.slice(before)
  expect(prompts.length).toBeGreaterThan(0)
  for (const prompt of prompts) expect(prompt).not.toContain('What is the deposit')
})

test('a question is read in the document it names, unless the scope is widened', async () => {
  const documents = { 'Lease Bergstrasse': lease, 'Letter Keller': letter }
  const question = 'What does the Lease Bergstrasse say about the deposit?'
  const { answer } = await ask(testPorts(documents, undefined), { question })
  expect(answer.reading?.narrowed).toMatchObject([{ by: 'document', count: 1 }])
  const wide = await ask(testPorts(documents, undefined), { question, widen: true })
  expect(wide.answer.reading?.narrowed).toEqual([])
})

test('a follow-up is read together with the question before it, and a large model may rewrite it', async () => {
  const first = 'What is the deposit in euros?'
  const setup = testPorts({ lease, letter }, undefined)
  await ask(setup, { question: first })
  const parentId = setup.threads.messages(setup.thread.id)[0]?.id ?? null
  const joined = await ask(setup, { question: 'And when is it due?', parentId })
  expect(joined.answer.reading?.standalone).toBe(`${first} And when is it due?`)

  const rewriting = async (line: string) => {
    const texts = script('The deposit is 3,000 euros.', line, 'The deposit is 3,000 euros.')
    const other = testPorts({ lease, letter }, texts, large)
    await ask(other, { question: first })
    const id = other.threads.messages(other.thread.id)[0]?.id ?? null
    return (await ask(other, { question: 'And when is it due?', parentId: id })).answer.reading
  }
  expect((await rewriting('When is the deposit due?'))?.standalone).toBe('When is the deposit due?')
  expect((await rewriting('When is the deposit of 5,000 euros due in Paris?'))?.standalone).toBe(
    `${first} And when is it due?`,
  )
  expect((await rewriting('When is the deposit due?'))?.turns).toBe(1)
})
