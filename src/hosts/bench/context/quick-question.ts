import { quantile, type Report } from '../bench.ts'
import { benchModels, generation, promptOf } from './bench-models.ts'

const questions = 20
const promptTokens = 250

/** The first token of a quick question while two background jobs read, against an idle machine. */
export async function quickQuestion(report: Report): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const model = await benchModels(stack).languageModel('starter')
  if (!model) throw new Error('The starter is missing')
  const ask = async (name: string): Promise<number[]> => {
    const times: number[] = []
    for (let question = 0; question < questions; question += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20 + ((question * 37) % 90)))
      const prompt = promptOf(model, `${name} ${question}`, promptTokens)
      times.push((await generation(model, 'quick', prompt, 1)).firstMs)
    }
    return times
  }
  await ask('Before')
  const idle = quantile(await ask('Idle'), 0.95)
  const stop = new AbortController()
  const work = [1, 2].map(async (job) => {
    for (let round = 0; !stop.signal.aborted; round += 1) {
      const prompt = promptOf(model, `Job ${job} ${round}`, 3000)
      await generation(model, 'background', prompt, 64, stop.signal).catch(() => undefined)
    }
  })
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const busy = quantile(await ask('Busy'), 0.95)
  stop.abort()
  await Promise.all(work)
  report('first token of a quick question under background load, p95', busy, 'ms', {
    baseline: idle,
    ratio: busy / idle,
    goal: 'at most 2.5 times that of an idle machine',
    holds: busy / idle <= 2.5,
  })
}
