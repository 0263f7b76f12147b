import type {
  LlamaContextSequence,
  LlamaGrammarEvaluationState,
  LlamaModel,
  Token,
  TokenMeterState,
} from 'node-llama-cpp'
import type { GenerateOptions, GenerationEvent, KeepState } from '../../core/ports/generation.ts'
import type { ChatTemplate } from './chat-template.ts'
import type { ContextSlot } from './context-pool.ts'
import type { GuessAhead } from './guess-ahead.ts'
import { createPrefillProgress, type PrefillProgress } from './prefill-progress.ts'
import type { Lease } from './scheduler.ts'
import { createStopText } from './stop-text.ts'
import { createTextStream } from './text-stream.ts'
import { setThreadCount } from './thread-count.ts'
import type { ThreadTuner } from './thread-tuner.ts'
import { asTokens } from './tokens.ts'
import { endBefore, loadWarmState } from './warm-prefill.ts'
import type { DraftState, WarmStates } from './warm-states.ts'

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
  /** Where states are saved, and loaded from. */
  warm: WarmStates | undefined
}

const firstSlice = 32
const usualBatch = 512
const tile = 64
const slowConsumerMs = 20
/** Until the model's speed is known. */
const usualMsPerToken = 1

/**
 * Tokens whose prefill takes about `sliceMs` at the measured speed: multiples of 64, which flash attention reads nearly twice as
 * fast, of 16 where the time is less; at most a batch.
 */
export function sliceTokens(tokensPerSecond: number | undefined, sliceMs: number, batch: number = usualBatch): number {
  if (sliceMs === Number.POSITIVE_INFINITY) return batch
  if (tokensPerSecond === undefined) return firstSlice
  const wanted = (tokensPerSecond * sliceMs * 0.85) / 1000
  const step = wanted >= tile ? tile : 16
  const tokens = Math.floor(wanted / step) * step
  return Math.max(16, Math.min(batch, tokens))
}

/**
 * Evaluates the prompt's tokens up to `to`, from what the sequence holds, all but the last slice, and returns that. It steps
 * aside after each slice, never before one: two generations would hand the turn to each other for ever.
 */
async function* prefill(
  { tuning, cores, sliceMs }: GenerateDeps,
  { context, sequence }: ContextSlot,
  lease: Lease,
  { prompt, to, progress }: { prompt: readonly number[]; to: number; progress: PrefillProgress },
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, Token[]> {
  let at = sequence.nextTokenIndex
  for (;;) {
    const slice = sliceTokens(tuning.prefill.tokensPerSecond(lease.threads), sliceMs, context.batchSize)
    setThreadCount(context, lease.threads)
    if (to - at <= slice) return asTokens(prompt.slice(at, to))
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

/** Reads the prompt up to what is to be remembered and writes that to disk, where it is worth it. */
async function* prefillToKeep(
  deps: GenerateDeps,
  slot: ContextSlot,
  lease: Lease,
  { prompt, keep, progress }: { prompt: readonly number[]; keep: KeepState | undefined; progress: PrefillProgress },
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, DraftState | undefined> {
  const { context, sequence } = slot
  const wanted = keep && deps.warm?.wanted(context, prompt, keep, msPerToken(deps, lease))
  if (!wanted || !(await endBefore(sequence, wanted))) return undefined
  const last = yield* prefill(deps, slot, lease, { prompt, to: wanted.tokens, progress }, signal)
  if (last.length > 0) await sequence.controlledEvaluate(last)
  const draft = await deps.warm?.save(sequence, wanted)
  await lease.checkpoint(signal).catch((error: unknown) => {
    if (draft) deps.warm?.finish(draft, prompt)
    throw error
  })
  return draft
}

function msPerToken({ tuning }: GenerateDeps, lease: Lease): number {
  const speed = tuning.prefill.tokensPerSecond(lease.threads)
  return speed === undefined ? usualMsPerToken : 1000 / speed
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

  const warmTokens = await loadWarmState(deps.warm, sequence, prompt, msPerToken(deps, lease))
  const meter = sequence.tokenMeter.getState()
  await sequence.adaptStateToTokens(asTokens(prompt.slice(0, -1)), false)
  const progress = createPrefillProgress(sequence.nextTokenIndex, prompt.length)
  const draft = yield* prefillToKeep(deps, slot, lease, { prompt, keep: options.keep, progress }, signal)
  let answerTokens = 0
  let reason: 'end' | 'length' | 'stop' | undefined
  let tokens: AsyncGenerator<Token, unknown> | undefined
  try {
    const last = yield* prefill(deps, slot, lease, { prompt, to: prompt.length, progress }, signal)
    await deps.guess?.begin(slot, lease, prompt, signal)
    tokens = tokensOf(sequence, last, options, deps.grammarState)
    let step = await tokens.next()
    const evaluatedTokens = evaluatedSince(sequence, meter)
    yield* given(lease, {
      type: 'prompt-read',
      promptTokens: prompt.length,
      cachedTokens: prompt.length - evaluatedTokens,
      warmTokens,
      evaluatedTokens,
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
    await tokens?.return(undefined)
    if (draft) deps.warm?.finish(draft, prompt)
  }
  const rest = reason === 'stop' ? '' : stop.push(text.flush()).text + stop.flush()
  if (rest !== '') yield { type: 'text-delta', text: rest }
  yield { type: 'finished', reason, answerTokens, ms: performance.now() - started }
}
