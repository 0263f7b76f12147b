import { existsSync } from 'node:fs'
import type { Report } from '../bench.ts'
import { benchModels, generation, longModelPath, promptOf } from './bench-models.ts'

const megabyte = 2 ** 20

/** Resident growth of a full context of 131,072 tokens against the estimate that is shown before it is made. */
export async function contextGrowth(report: Report): Promise<void> {
  if (!existsSync(longModelPath)) return
  await using stack = new AsyncDisposableStack()
  const models = benchModels(stack, { sliceMs: Number.POSITIVE_INFINITY })
  const model = await models.languageModel(longModelPath)
  if (!model) throw new Error('The model is missing')
  const prompt = promptOf(model, 'Long', model.contextTokens - 8)
  const shown = await models.memory(longModelPath)
  const before = process.memoryUsage.rss()
  await generation(model, 'interactive', prompt, 2)
  const grown = (process.memoryUsage.rss() - before) / megabyte
  const estimate = (shown?.contextBytes ?? 0) / megabyte
  const holds = Math.abs(grown - estimate) <= Math.max(50, estimate / 4)
  const goal = 'within 25% or 50 MB of the estimate'
  report(`resident growth of a context of ${model.contextTokens} tokens`, grown, 'MB', {
    baseline: estimate,
    ratio: grown / estimate,
    goal,
    holds,
  })
  const next = await models.memory(longModelPath)
  report('its estimate once it was measured', (next?.contextBytes ?? 0) / megabyte, 'MB')
}
