import { quantile, type Report } from '../bench.ts'
import { benchModels, generation, promptOf } from './bench-models.ts'

const trials = 20
const watchedMs = 100

/** From an abort to idle cores: the time until the generation has ended, after which the process must use no processor. */
export async function cancelling(report: Report): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const model = await benchModels(stack).languageModel('starter')
  if (!model) throw new Error('The starter is missing')
  await generation(model, 'interactive', promptOf(model, 'Before', 600), 8)
  for (const [where, promptTokens, maxTokens, least] of [
    ['prefill', 4000, 1, 100],
    ['decode', 20, 2000, 400],
  ] as const) {
    const times: number[] = []
    const loads: number[] = []
    for (let trial = 0; trial < trials; trial += 1) {
      const stop = new AbortController()
      const prompt = promptOf(model, `${where} ${trial}`, promptTokens)
      const ended = generation(model, 'interactive', prompt, maxTokens, stop.signal).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, least + ((trial * 61) % 400)))
      const aborted = performance.now()
      stop.abort()
      await ended
      times.push(performance.now() - aborted)
      const used = process.cpuUsage()
      await new Promise((resolve) => setTimeout(resolve, watchedMs))
      const { user, system } = process.cpuUsage(used)
      loads.push((user + system) / 1000 / watchedMs)
    }
    const late = quantile(times, 0.95)
    report(`cores idle after cancelling in ${where}, p95`, late, 'ms', { goal: 'at most 300 ms', holds: late <= 300 })
    report(`processors used in the 100 ms after that, median`, quantile(loads, 0.5), 'cores')
  }
}
