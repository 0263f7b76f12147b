import path from 'node:path'
import type { LlamaModel, Token } from 'node-llama-cpp'
import type { Report } from '../bench.ts'
import { decoding, embedding, reportRatio } from '../models.bench.ts'
import { benchModels, generation, modelsFolder, promptOf } from './bench-models.ts'

const goal = 0.95
const rounds = 4
const promptTokens = 1024

/** Tokens a second of reading a prompt through bare node-llama-cpp. */
async function rawPrefill(raw: LlamaModel, tokens: Token[], threads: number): Promise<number> {
  await using context = await raw.createContext({ contextSize: 2048, threads, ignoreMemorySafetyChecks: true })
  const sequence = context.getSequence()
  const started = performance.now()
  const written = sequence.evaluate(tokens)
  await written.next()
  const rate = (tokens.length / (performance.now() - started)) * 1000
  await written.return()
  return rate
}

/** Reading, writing and embedding beside bare node-llama-cpp in the same process, interleaved. */
export async function engineSpeed(report: Report): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const sliced = benchModels(stack)
  const whole = benchModels(stack, { sliceMs: Number.POSITIVE_INFINITY })
  const [model, batches, embedder] = await Promise.all([
    sliced.languageModel('starter'),
    whole.languageModel('starter'),
    sliced.embedder('starter'),
  ])
  if (!model || !batches || !embedder) throw new Error('The starters are missing')
  await decoding(report, model, goal)
  await embedding(report, embedder, 'passages of 200 tokens', 200, 60, goal)

  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp')
  const llama = await getLlama({ build: 'never', gpu: false, maxThreads: 0, logLevel: LlamaLogLevel.error })
  stack.defer(() => llama.dispose())
  const raw = await llama.loadModel({ modelPath: path.join(modelsFolder, 'smollm2-135m-instruct-q4_1.gguf') })
  const ours: number[] = []
  const inSlices: number[] = []
  const best: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const prompt = promptOf(model, `Round ${round}`, promptTokens)
    // From where the context is there on, as the baseline's time.
    const read = async (own: typeof model) => {
      const { events } = await generation(own, 'interactive', prompt, 1)
      const ms = events.find((event) => event.type === 'prompt-read')?.ms ?? Number.NaN
      return (promptTokens / ms) * 1000
    }
    const figures = [
      await read(batches),
      await read(model),
      await rawPrefill(raw, prompt as Token[], 2),
      await rawPrefill(raw, prompt as Token[], 1),
    ] as const
    // The first round is for the tuners.
    if (round < 0) continue
    ours.push(figures[0])
    inSlices.push(figures[1])
    best.push(Math.max(figures[2], figures[3]))
  }
  reportRatio(report, 'prefill, starter, full batches', ours, best, goal)
  report('prefill, starter, slices of 250 ms', inSlices.reduce((sum, rate) => sum + rate, 0) / rounds, 'tokens/s')
}
