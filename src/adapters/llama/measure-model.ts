import type { LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import type { ChatMemory } from './chat-memory.ts'
import { type DraftModel, drafting } from './draft-model.ts'
import type { Tuning } from './file-memory.ts'
import { type GuessAhead, lookupInPrompt } from './guess-ahead.ts'
import type { MemoryHolder, MemoryShare } from './memory-share.ts'
import type { Runtime } from './runtime.ts'
import type { Lease, Scheduler } from './scheduler.ts'
import { createSwitchedPredictor } from './switched-predictor.ts'
import { setThreadCount } from './thread-count.ts'
import { threadSteps } from './thread-tuner.ts'
import { asTokens } from './tokens.ts'

type MeasureDeps = {
  runtime: Runtime
  scheduler: Scheduler
  model: LlamaModel
  memory: ChatMemory
  share: MemoryShare
  holder: MemoryHolder
  cores: number
  sliceMs: number
  known: Tuning | undefined
  keep: (tuning: Tuning) => Promise<void>
  draft: DraftModel | undefined
}

const contextTokens = 4096
const trialBatches = [128, 512, 1024, 2048]
const mostMs = 20_000
const prefillTokens = 64
const decodeTokens = 12
const guessTokens = 40
/** Text that a model goes on copying. */
const copied =
  'The tenant gives the landlord written notice of thirty days before the lease ends, as section 4.2 of this agreement says. '

/**
 * Measures what is not known of a model's speed: threads for reading and for writing, batch sizes, guessing ahead. It evaluates
 * for 20 seconds at most, in the background, steps aside between evaluations, keeps each figure as it has it, and goes on
 * from there after an interruption. Batches that take longer than two slices are not tried: they would never be used, and a
 * question would wait for them.
 */
export async function measureModel(deps: MeasureDeps, signal: AbortSignal): Promise<void> {
  const tuning: Tuning = structuredClone(deps.known ?? { prefill: {}, decode: {}, batches: {}, done: false })
  if (tuning.done) return
  const { scheduler, model, share, memory, holder, cores } = deps
  const size = Math.min(contextTokens, model.trainContextSize || contextTokens)
  const batches = trialBatches.filter((batch) => batch <= size / 2)
  const request = {
    holder,
    priority: 'background' as const,
    bytes: memory.contextBytes(size),
    apart: memory.quickBytes(),
  }
  const reservation = await share.reserve({ ...request, own: memory.weightsBytes() }, signal)
  try {
    await using context = await model.createContext({
      contextSize: size,
      batchSize: batches.at(-1) ?? size,
      flashAttention: 'auto',
      threads: cores,
      failedCreationRemedy: false,
      ignoreMemorySafetyChecks: deps.runtime.llama.gpu === false,
    })
    const predictor = createSwitchedPredictor(deps.runtime)
    const sequence = context.getSequence({ tokenPredictor: predictor })
    const line = model.tokenize(copied.repeat(4), false)
    const text = (tokens: number): number[] => Array.from({ length: tokens }, (_, at) => line[at % line.length] ?? 0)
    let spent = 0

    /** Runs a trial under a lease of its own and counts its time. */
    const trial = async (threads: number, work: (lease: Lease) => Promise<number>): Promise<number | undefined> => {
      if (spent > mostMs) return undefined
      const lease = await scheduler.acquire({ priority: 'background', threads }, signal)
      const started = performance.now()
      try {
        if (lease.threads < threads) return undefined
        setThreadCount(context, threads)
        return await work(lease)
      } finally {
        lease.release()
        spent += performance.now() - started
        await sequence.clearHistory()
      }
    }
    const reading = (tokens: number) => async (): Promise<number> => {
      const started = performance.now()
      await sequence.evaluateWithoutGeneratingNewTokens(asTokens(text(tokens)))
      return (tokens / (performance.now() - started)) * 1000
    }
    const writing =
      (tokens: number, guess?: GuessAhead) =>
      async (lease: Lease): Promise<number> => {
        const prompt = text(prefillTokens * 2)
        await sequence.evaluateWithoutGeneratingNewTokens(asTokens(prompt.slice(0, -1)))
        const slot = { context, sequence, predictor }
        await guess?.begin(slot, lease, prompt, signal)
        try {
          return await writeRate(sequence, prompt, tokens, lease, signal)
        } finally {
          guess?.end(slot)
        }
      }
    const note = async (figures: Record<string, number>, key: number, rate: number | undefined): Promise<void> => {
      if (rate === undefined) return
      figures[key] = rate
      await deps.keep(tuning)
    }

    for (const threads of new Set([cores, Math.ceil(cores / 2), 1])) {
      if (tuning.prefill[threads] !== undefined) continue
      await trial(threads, reading(prefillTokens))
      await note(tuning.prefill, threads, await trial(threads, reading(prefillTokens)))
    }
    const readers = fastest(tuning.prefill) ?? cores
    for (const batch of batches) {
      if (tuning.batches[batch] !== undefined) continue
      const rate = tuning.prefill[readers] ?? 0
      if ((batch / rate) * 1000 > 2 * deps.sliceMs) break
      await note(tuning.batches, batch, await trial(readers, reading(batch)))
    }
    for (const threads of threadSteps(cores)) {
      if (tuning.decode[threads] !== undefined) continue
      await note(tuning.decode, threads, await trial(threads, writing(decodeTokens)))
    }
    const writers = fastest(tuning.decode) ?? 1
    if (!tuning.lookup) {
      const without = await trial(writers, writing(guessTokens))
      const guessed = await trial(writers, writing(guessTokens, lookupInPrompt(deps.runtime)))
      if (without !== undefined && guessed !== undefined) tuning.lookup = { without, with: guessed }
    }
    if (deps.draft && tuning.draft?.id !== deps.draft.id) {
      const without = await trial(writers, writing(guessTokens))
      const guess = await drafting(deps.draft, { ...deps, tokens: size })
      const guessed = guess && (await trial(Math.max(2, writers), writing(guessTokens, guess)))
      if (without !== undefined && guessed !== undefined) tuning.draft = { id: deps.draft.id, without, with: guessed }
    }
    tuning.done = true
    await deps.keep(tuning)
  } finally {
    reservation.release()
  }
}

/** The key of the highest rate. */
function fastest(rates: Readonly<Record<string, number>>): number | undefined {
  const best = Object.entries(rates).toSorted((left, right) => right[1] - left[1])[0]
  return best && Number(best[0])
}

/** Tokens a second after the first one; it steps aside between them and does not count that time. */
async function writeRate(
  sequence: LlamaContextSequence,
  prompt: readonly number[],
  tokens: number,
  lease: Lease,
  signal: AbortSignal,
): Promise<number> {
  const written = sequence.evaluate(asTokens(prompt.slice(-1)), { temperature: 0, yieldEogToken: true })
  try {
    await written.next()
    let ms = 0
    let made = 0
    for (; made < tokens; made += 1) {
      await lease.checkpoint(signal)
      const started = performance.now()
      const { done } = await written.next()
      ms += performance.now() - started
      if (done) break
    }
    return (made / ms) * 1000
  } finally {
    await written.return()
  }
}
