import os from 'node:os'
import path from 'node:path'
import type { LlamaModel, Token } from 'node-llama-cpp'
import { createModels } from '../../adapters/llama/create-models.ts'
import type { Embedder } from '../../core/ports/embedder.ts'
import type { LanguageModel } from '../../core/ports/language-model.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { type Bench, quantile, type Report } from './bench.ts'
import { openRawEmbedding } from './raw-embedding.ts'

const folder = path.join(import.meta.dirname, '../../../models')
const never = new AbortController().signal
const rounds = 5
const usualGoal = 0.9
const quiet: Log = { info() {}, warn() {}, error() {} }
const noWorkshop: Workshop = {
  run() {
    throw new Error('The starters need no probe')
  },
  async [Symbol.asyncDispose]() {},
}

/** The program's embedding and writing beside the best raw arrangement of node-llama-cpp, interleaved in one process. */
export const bench: Bench = {
  name: 'models',
  async run(report) {
    await using models = createModels({
      catalogPath: path.join(folder, 'catalog.json'),
      workshop: noWorkshop,
      log: quiet,
    })
    const embedder = await models.embedder('starter')
    const model = await models.languageModel('starter')
    if (!embedder || !model) throw new Error('The starters are missing')
    await embedding(report, embedder, 'passages of 200 tokens', 200, 60)
    await embedding(report, embedder, 'texts of 20 tokens', 20, 200)
    await decoding(report, model)
    await queryWhileEmbedding(report, embedder)
    await writingWhileEmbedding(report, model, embedder)
  },
}

const sentence =
  'The tenant gives the landlord written notice of thirty days before the lease ends, as section 4.2 of this agreement says. '

/** Texts of about `tokens` tokens, no two alike. */
function makeTexts(count: (text: string) => number, tokens: number, texts: number): string[] {
  const each = Math.max(1, Math.round(tokens / count(sentence)))
  const words = sentence.split(' ')
  const body = tokens < count(sentence) ? words.slice(0, tokens - 4).join(' ') : sentence.repeat(each)
  return Array.from({ length: texts }, (_, index) => `${index}. ${body}`)
}

/** Seconds that `work` takes. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Reports the median of our rate and of the median ratio to the best raw arrangement of each round. */
export function reportRatio(
  report: Report,
  metric: string,
  ours: readonly number[],
  best: readonly number[],
  goal: number = usualGoal,
): void {
  const ratio = quantile(
    ours.map((value, round) => value / (best[round] ?? Number.NaN)),
    0.5,
  )
  report(metric, quantile(ours, 0.5), 'tokens/s', {
    baseline: quantile(best, 0.5),
    ratio,
    goal: `at least ${goal} of raw node-llama-cpp`,
    holds: ratio >= goal,
  })
}

/** The embedder beside the best raw arrangement, over texts of about so many tokens. */
export async function embedding(
  report: Report,
  embedder: Embedder,
  what: string,
  tokens: number,
  texts: number,
  goal: number = usualGoal,
): Promise<void> {
  await using raw = await openRawEmbedding(os.availableParallelism())
  const passages = makeTexts(embedder.count, tokens, texts)
  const total = passages.reduce((sum, text) => sum + embedder.count(text), 0)
  await embedder.embedPassages(passages.slice(0, 10), never)
  const ours: number[] = []
  const best: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(total / (await seconds(() => embedder.embedPassages(passages, never))))
    best.push(total / (await raw.bestSeconds(passages)))
  }
  reportRatio(report, `embedding, ${what}`, ours, best, goal)
}

const prompt = `${sentence.repeat(4)}Write a long letter about this.`
const written = 96

/** Decode tokens per second after the first token. */
async function ourDecode(model: LanguageModel): Promise<number> {
  await using sequence = await model.openSequence({ priority: 'interactive' })
  const tokens = model.chatTokens([{ role: 'user', text: prompt }])
  let started = 0
  for await (const event of sequence.generate(tokens, { maxTokens: written }, never)) {
    if (event.type === 'prompt-read') started = performance.now()
    else if (event.type === 'finished') return ((event.answerTokens - 1) / (performance.now() - started)) * 1000
  }
  throw new Error('The generation did not finish')
}

async function rawDecode(raw: LlamaModel, tokens: Token[], threads: number): Promise<number> {
  const context = await raw.createContext({ contextSize: 2048, threads })
  const evaluation = context.getSequence().evaluate(tokens)
  await evaluation.next()
  const started = performance.now()
  let made = 0
  for (; made < written - 1; made += 1) {
    const { done, value } = await evaluation.next()
    if (done) break
    raw.detokenize([value])
  }
  const rate = (made / (performance.now() - started)) * 1000
  await evaluation.return()
  await context.dispose()
  return rate
}

/** The starter's writing beside the best raw thread count. */
export async function decoding(report: Report, model: LanguageModel, goal: number = usualGoal): Promise<void> {
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp')
  const llama = await getLlama({ build: 'never', gpu: false, maxThreads: 0, logLevel: LlamaLogLevel.error })
  const raw = await llama.loadModel({ modelPath: path.join(folder, 'smollm2-135m-instruct-q4_1.gguf') })
  const tokens = model.chatTokens([{ role: 'user', text: prompt }]) as Token[]
  await ourDecode(model)
  const ours: number[] = []
  const oneThread: number[] = []
  const twoThreads: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await ourDecode(model))
    oneThread.push(await rawDecode(raw, tokens, 1))
    twoThreads.push(await rawDecode(raw, tokens, 2))
  }
  await llama.dispose()
  const best = quantile(oneThread, 0.5) > quantile(twoThreads, 0.5) ? oneThread : twoThreads
  reportRatio(report, 'decode, starter', ours, best, goal)
}

async function queryWhileEmbedding(report: Report, embedder: Embedder): Promise<void> {
  const stop = new AbortController()
  const embedding = embedder.embedPassages(makeTexts(embedder.count, 200, 5000), stop.signal).catch(() => undefined)
  const times: number[] = []
  for (let query = 0; query < 50; query += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20 + (query % 7) * 7))
    times.push((await seconds(() => embedder.embedQuery('When does the tenant give notice?', never))) * 1000)
  }
  stop.abort()
  await embedding
  const middle = quantile(times, 0.5)
  report('query while passages embed, p50', middle, 'ms', { goal: 'below 50 ms', holds: middle < 50 })
  report('query while passages embed, p95', quantile(times, 0.95), 'ms')
}

async function writingWhileEmbedding(report: Report, model: LanguageModel, embedder: Embedder): Promise<void> {
  const stop = new AbortController()
  const embedding = embedder.embedPassages(makeTexts(embedder.count, 200, 5000), stop.signal).catch(() => undefined)
  const first: number[] = []
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await using sequence = await model.openSequence({ priority: 'interactive' })
    const text = `${round} ${makeTexts(embedder.count, 200, 1)[0]}`
    const started = performance.now()
    let read = 0
    for await (const event of sequence.generate(model.chatTokens([{ role: 'user', text }]), { maxTokens: 48 }, never)) {
      if (event.type === 'prompt-read') {
        read = performance.now()
        first.push(read - started)
      } else if (event.type === 'finished') rates.push(((event.answerTokens - 1) / (performance.now() - read)) * 1000)
    }
  }
  stop.abort()
  await embedding
  report('first token after 230 tokens while passages embed', quantile(first, 0.5), 'ms')
  report('decode while passages embed', quantile(rates, 0.5), 'tokens/s')
}
