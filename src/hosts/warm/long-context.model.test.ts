import { expect, it } from 'vitest'
import { write } from '../../adapters/llama/test-models.ts'
import { hasLongModel, longModelPath, warmFolder } from './test-warm.ts'

const sentences = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `In the year ${from + index} the ship left the harbour at noon with the same crew and another flag. `,
  ).join('')

it.skipIf(!hasLongModel)(
  'reopens 128K tokens after a restart and evaluates the question alone (skipped without ../shared/models)',
  { timeout: 600_000 },
  async () => {
    using folder = warmFolder({ documents: ['a', 'b'] })
    const texts = [sentences(1000, 2780), sentences(5000, 2780)]
    const ask = async (question: string) => {
      // No more than the model was trained for.
      const models = folder.models()
      const model = await models.languageModel(longModelPath)
      if (!model) throw new Error('no model')
      const started = performance.now()
      const system = { role: 'system', text: ['Rules. ', ...texts, ''] } as const
      const { tokens, seams } = model.layOut([system, { role: 'user', text: question }])
      const keep = { tokens: seams[2] ?? 0, revisionIds: ['r-a', 'r-b'] }
      const laidOut = performance.now() - started
      await using sequence = await model.openSequence({ priority: 'interactive' })
      const { text, read } = await write(sequence, tokens, { maxTokens: 8, keep })
      await models[Symbol.asyncDispose]()
      return { text, read, tokens, keep: keep.tokens, laidOut }
    }
    const cold = await ask('Where did it go?')
    expect(cold.tokens.length).toBeGreaterThan(125_000)
    expect(cold.read).toMatchObject({ cachedTokens: 0, evaluatedTokens: cold.tokens.length })
    const again = await ask('Where did it go?')
    expect(again.read).toMatchObject({ warmTokens: cold.keep, evaluatedTokens: cold.tokens.length - cold.keep })
    expect(again.text).toBe(cold.text)
    expect(again.tokens).toEqual(cold.tokens)
    expect(again.read.ms).toBeLessThan(cold.read.ms / 20)
    expect(folder.store.warm.list().map(({ kind, tokens }) => [kind, tokens])).toContainEqual(['state', cold.keep])
    expect(folder.store.warm.list().filter(({ kind }) => kind === 'tokens')).toHaveLength(2)
    expect(folder.log.lines).toEqual([])
  },
)
