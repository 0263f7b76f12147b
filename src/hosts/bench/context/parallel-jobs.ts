import { quantile, type Report } from '../bench.ts'
import { benchModels, generation, promptOf } from './bench-models.ts'

const rounds = 4
const promptTokens = 150
const written = 96

/** Two background jobs side by side against one after the other with the fastest thread count: tokens a second. */
export async function parallelJobs(report: Report): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const models = benchModels(stack)
  const single = benchModels(stack)
  const narrow = benchModels(stack, { cores: 1 })
  const loaded = await Promise.all([models, single, narrow].map((own) => own.languageModel('starter')))
  const [pair, wide, thin] = loaded
  if (!pair || !wide || !thin) throw new Error('The starter is missing')
  const tokens = (events: Awaited<ReturnType<typeof generation>>): number => {
    const end = events.events.at(-1)
    return promptTokens + (end?.type === 'finished' ? end.answerTokens : 0)
  }
  const ratios: number[] = []
  const rates: number[] = []
  const best: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const prompt = (job: number) => promptOf(wide, `Job ${round} ${job}`, promptTokens)
    const started = performance.now()
    const both = await Promise.all([1, 2].map((job) => generation(pair, 'background', prompt(job), written)))
    const rate = both.reduce((sum, job) => sum + tokens(job), 0) / (performance.now() - started)
    const alone = await generation(wide, 'background', prompt(1), written)
    const oneThread = await generation(thin, 'background', prompt(1), written)
    const most = Math.max(tokens(alone) / alone.totalMs, tokens(oneThread) / oneThread.totalMs)
    if (round < 0) continue
    rates.push(rate * 1000)
    best.push(most * 1000)
    ratios.push(rate / most)
  }
  const ratio = quantile(ratios, 0.5)
  report('two background jobs', quantile(rates, 0.5), 'tokens/s', {
    baseline: quantile(best, 0.5),
    ratio,
    goal: 'at least 1.3 of the best single arrangement',
    holds: ratio >= 1.3,
  })
}
