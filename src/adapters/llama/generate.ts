import type {
  LlamaContextSequence,
  LlamaGrammarEvaluationState,
  LlamaModel,
  Token,
  TokenMeterState,
} from 'node-llama-cpp'
import type { GenerateOptions, GenerationEvent } from '../../core/ports.ts'
import type { ChatTemplate } from './chat-template.ts'
import type { ContextSlot } from './context-pool.ts'
import type { GuessAhead } from './guess-ahead.ts'
import { createPrefillProgress } from './prefill-progress.ts'
import type { Lease } from './scheduler.ts'
import { createStopText } from './stop-text.ts'
import { createTextStream } from './text-stream.ts'
import { setThreadCount } from './thread-count.ts'
import type { ThreadTuner } from './thread-tuner.ts'
import { asTokens } from './tokens.ts'

/** Speeds of one model, shared by all its sequences. */
export type ModelTuning = { prefill: ThreadTuner; decode: ThreadTuner }

type GenerateDeps = {
  model: LlamaModel
  template: ChatTemplate
  tuning: ModelTuning
  cores: () => number
  /** Longest time of one prefill evaluation, in milliseconds. */
  sliceMs: number
  grammarState: LlamaGrammarEvaluationState | undefined
  /** Guesses what is written next, where that is faster. */
  guess: GuessAhead | undefined
}

const firstSlice = 32
const usualBatch = 512
const slowConsumerMs = 20

/** Tokens whose prefill takes about `sliceMs` at the measured speed: multiples of 16, at most a batch. */
export function sliceTokens(tokensPerSecond: number | undefined, sliceMs: number, batch: number = usualBatch): number {
  if (sliceMs === Number.POSITIVE_INFINITY) return batch
  if (tokensPerSecond === undefined) return firstSlice
  const tokens = Math.floor((tokensPerSecond * sliceMs * 0.85) / 1000 / 16) * 16
  return Math.max(16, Math.min(batch, tokens))
}

/**
 * Evaluates all but the last slice of the prompt's tokens from `from` on and returns that. It steps aside after each slice,
 * never before one: two generations would hand the turn to each other for ever.
 */
async function* prefill(
  { tuning, cores, sliceMs }: GenerateDeps,
  { context, sequence }: ContextSlot,
  lease: Lease,
  prompt: readonly number[],
  from: number,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, Token[]> {
  const progress = createPrefillProgress(from, prompt.length)
  let at = from
  for (;;) {
    const slice = sliceTokens(tuning.prefill.tokensPerSecond(lease.threads), sliceMs, context.batchSize)
    setThreadCount(context, lease.threads)
    if (prompt.length - at <= slice) return asTokens(prompt.slice(at))
    const started = performance.now()
    // Unlike its plain sibling this gives no copy of all tokens to the predictor with each slice.
    await sequence.controlledEvaluate(asTokens(prompt.slice(at, at + slice)))
    const ms = performance.now() - started
    tuning.prefill.record(lease.threads, slice, ms)
    progress.record(slice, ms)
    at += slice
    const due = progress.due()
    if (due) yield* given(lease, { type: 'prompt-progress', ...due })
    await lease.checkpoint(signal)
    const threads = tuning.prefill.next(cores())
    if (threads !== lease.threads) await lease.resize(threads, signal)
  }
}

/** Hands an event over. A consumer that is slow to take it does not hold the threads. */
function* given(lease: Lease, event: GenerationEvent): Generator<GenerationEvent> {
  const pause = setTimeout(() => lease.pause(), slowConsumerMs)
  yield event
  clearTimeout(pause)
}

/** Tokens of the prompt that the engine evaluated since the meter stood so; what is written, or guessed, counts as output. */
function evaluatedSince(sequence: LlamaContextSequence, before: TokenMeterState): number {
  const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter.diff(before)
  return usedInputTokens + Math.min(1, usedOutputTokens)
}

function tokensOf(
  sequence: LlamaContextSequence,
  tokens: Token[],
  options: GenerateOptions,
  grammar: LlamaGrammarEvaluationState | undefined,
) {
  const temperature = options.temperature ?? 0
  return sequence.evaluate(tokens, { temperature, ...(grammar ? { grammarEvaluationState: grammar } : {}) })
}

/**
 * Reads the prompt and writes: the events of one generation on a context that the caller holds. Aborting throws the
 * signal's reason at the end of the running evaluation. A slow consumer gives the threads back while it is waited for.
 */
export async function* generate(
  deps: GenerateDeps,
  slot: ContextSlot,
  lease: Lease,
  prompt: readonly number[],
  options: GenerateOptions,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent> {
  const { model, template, tuning, cores } = deps
  const { context, sequence } = slot
  const started = performance.now()
  const text = createTextStream((tokens, special, last) => model.detokenize(asTokens(tokens), special, asTokens(last)))
  const stop = createStopText([...(options.stop ?? []), ...template.endTexts])

  await sequence.adaptStateToTokens(asTokens(prompt.slice(0, -1)), false)
  const cachedTokens = sequence.nextTokenIndex
  const meter = sequence.tokenMeter.getState()
  const last = yield* prefill(deps, slot, lease, prompt, cachedTokens, signal)
  await deps.guess?.begin(slot, lease, prompt, signal)
  const tokens = tokensOf(sequence, last, options, deps.grammarState)
  let answerTokens = 0
  let reason: 'end' | 'length' | 'stop' | undefined
  try {
    let step = await tokens.next()
    yield* given(lease, {
      type: 'prompt-read',
      promptTokens: prompt.length,
      cachedTokens,
      warmTokens: 0,
      evaluatedTokens: evaluatedSince(sequence, meter),
      ms: performance.now() - started,
    })
    while (reason === undefined) {
      if (step.done || template.endTokens.has(step.value)) {
        reason = 'end'
        break
      }
      answerTokens += 1
      const piece = stop.push(text.push(step.value))
      if (piece.text !== '') yield* given(lease, { type: 'text-delta', text: piece.text })
      if (piece.stopped) reason = 'stop'
      else if (answerTokens >= options.maxTokens) reason = 'length'
      else {
        await lease.checkpoint(signal)
        const threads = tuning.decode.next(cores())
        if (threads !== lease.threads) await lease.resize(threads, signal)
        setThreadCount(context, deps.guess?.threads(lease.threads) ?? lease.threads)
        const before = performance.now()
        step = await tokens.next()
        // A token that was guessed takes no time, the next one takes that of several.
        if (!deps.guess) tuning.decode.record(lease.threads, 1, performance.now() - before)
      }
    }
  } finally {
    await tokens.return()
  }
  const rest = reason === 'stop' ? '' : stop.push(text.flush()).text + stop.flush()
  if (rest !== '') yield { type: 'text-delta', text: rest }
  yield { type: 'finished', reason, answerTokens, ms: performance.now() - started }
}
