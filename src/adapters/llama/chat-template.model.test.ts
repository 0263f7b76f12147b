import { afterAll, expect, test } from 'vitest'
import { starterModels } from './test-models.ts'

const models = starterModels()
afterAll(() => models[Symbol.asyncDispose]())

test('a turn in pieces gives each its own tokens, wherever it stands, and says where they end', async () => {
  const model = await models.languageModel('starter')
  if (!model) throw new Error('no starter')
  const [one, two] = ['The lease begins in March. ', 'The rent is 1,200 euros. ']
  const ask = { role: 'user', text: 'How much?' } as const
  const both = model.layOut([{ role: 'system', text: ['Rules. ', one, two, ''] }, ask])
  const alone = model.layOut([{ role: 'system', text: ['Rules. ', one, ''] }, ask])
  expect(both.seams).toHaveLength(3)
  expect(both.tokens.slice(0, both.seams[1])).toEqual(alone.tokens.slice(0, alone.seams[1]))
  expect(model.detokenize(both.tokens.slice(both.seams[1], both.seams[2]))).toBe(two)
  expect(model.detokenize(both.tokens)).toContain(`Rules. ${one}${two}`)
  const plain = [{ role: 'system', text: 'Rules.' }, ask] as const
  expect(model.layOut(plain)).toEqual({ tokens: model.chatTokens(plain), seams: [] })
})
