import type { LlamaGrammar, LlamaModel } from 'node-llama-cpp'
import { AssistantError } from '../../api/error.ts'
import type { ModelInfo } from '../../api/model.ts'
import type { GenerateOptions } from '../../core/ports/generation.ts'
import type { LanguageModel } from '../../core/ports/language-model.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Priority } from '../../core/ports/priority.ts'
import type { WarmMemory } from '../../core/ports/warm-memory.ts'
import type { ChatMemory } from './chat-memory.ts'
import { readChatTemplate } from './chat-template.ts'
import { createContextPool } from './context-pool.ts'
import { type DraftModel, drafting } from './draft-model.ts'
import type { Tuning } from './file-memory.ts'
import { generate } from './generate.ts'
import { type GuessAhead, lookupInPrompt } from './guess-ahead.ts'
import { measureModel } from './measure-model.ts'
import type { MemoryHolder, MemoryShare, Spare } from './memory-share.ts'
import { createPieceMemory } from './piece-memory.ts'
import type { Runtime } from './runtime.ts'
import type { Scheduler } from './scheduler.ts'
import { createThreadTuner, threadSteps } from './thread-tuner.ts'
import { asTokens } from './tokens.ts'
import { createWarmStates } from './warm-states.ts'

/** Settings of a language model's evaluation. Times in milliseconds. */
export type LanguageModelOptions = {
  runtime: Runtime
  scheduler: Scheduler
  model: LlamaModel
  info: ModelInfo
  memory: ChatMemory
  share: MemoryShare
  holder: MemoryHolder
  /** Threads at most; the scheduler may allow fewer for a while. */
  cores: number
  sliceMs: number
  idleMs: number
  log: Log
  /** Where states are saved; without it none are. */
  warm: WarmMemory | undefined
  /** Bytes of state a token takes, 0 where that is not known. */
  bytesPerToken: number
  /** What was measured of its speed before, and where that is kept. */
  tuning: () => Tuning | undefined
  keepTuning: (tuning: Tuning) => Promise<void>
  /** Whether its speed is measured once nothing has been asked for a while. */
  tunes: boolean
  /** Whether guessing ahead is used: as measured unless said. */
  guesses: 'measured' | 'lookup' | 'draft' | 'never'
  /** A smaller model of the same vocabulary, where one is known. */
  draft: () => Promise<DraftModel | undefined>
}

/** A loaded chat model. */
export type LoadedLanguageModel = LanguageModel & {
  /** Contexts that could be let go, and where it has not been used for a while all of it. */
  spares(): Spare[]
  /** Measures what is not known yet of its speed, in the background. */
  measure(signal: AbortSignal): Promise<void>
  /** Lets its contexts go. */
  dispose(): Promise<void>
}

/** After so long without a question a model is measured. */
const restMs = 15_000
/** Guessing ahead must be this much faster to be worth it. */
const worthwhile = 1.05

/** Puts a loaded chat model behind the port. `unload` lets all of it go when its memory is needed. */
export function createLanguageModel(options: LanguageModelOptions, unload: () => Promise<void>): LoadedLanguageModel {
  const { runtime, scheduler, model, info, memory, share, holder, cores } = options
  const pieces = createPieceMemory(info.id, options.warm)
  const template = readChatTemplate(runtime, model, pieces)
  const warm = options.warm && createWarmStates({ ...options, warm: options.warm, modelId: info.id, pieces })
  const tuning = {
    prefill: createThreadTuner([...new Set([cores, Math.ceil(cores / 2), 1])], 1),
    decode: createThreadTuner(threadSteps(cores), 3),
  }
  const closing = new AbortController()
  let usedAt = performance.now()
  let resting: NodeJS.Timeout | undefined
  const contextTokens = (): number => memory.contextTokens(share.limit())

  const pool = createContextPool({
    runtime,
    model,
    memory,
    share,
    holder,
    most: cores,
    contextTokens,
    threads: cores,
    idleMs: options.idleMs,
  })
  const seed = (): void => {
    tuning.prefill.seed(options.tuning()?.prefill ?? {})
    tuning.decode.seed(options.tuning()?.decode ?? {})
  }
  seed()

  const measure = async (signal: AbortSignal): Promise<void> => {
    const either = AbortSignal.any([signal, closing.signal])
    const draft = await options.draft()
    await measureModel({ ...options, known: options.tuning(), keep: options.keepTuning, draft }, either)
    seed()
  }
  /** Measures when nothing is asked for a while. */
  const rest = (): void => {
    usedAt = performance.now()
    clearTimeout(resting)
    if (!options.tunes || options.tuning()?.done || closing.signal.aborted) return
    resting = setTimeout(() => void measure(closing.signal).catch(() => undefined), restMs)
    resting.unref()
  }
  rest()

  /** Threads of one of several jobs of a priority: side by side with one thread each they write more than in turns. */
  const threadsFor = (priority: Priority, more: number): number =>
    Math.max(1, Math.floor(scheduler.cores() / Math.max(1, scheduler.alive(priority) + more)))

  const guess = async (request: GenerateOptions, tokens: number): Promise<GuessAhead | undefined> => {
    const pays = (rates: { with: number; without: number } | undefined): boolean =>
      rates !== undefined && rates.with > rates.without * worthwhile
    const { guesses } = options
    if (guesses === 'never') return undefined
    if (guesses === 'lookup' || (guesses === 'measured' && request.copies && pays(options.tuning()?.lookup))) {
      return lookupInPrompt(runtime)
    }
    // A smaller model's guesses leave the grammar, and the library then complains aloud.
    if (request.grammar !== undefined) return undefined
    if (guesses === 'draft' || (guesses === 'measured' && pays(options.tuning()?.draft))) {
      const draft = await options.draft()
      return draft && drafting(draft, { runtime, share, scheduler, sliceMs: options.sliceMs, tokens })
    }
    return undefined
  }

  return {
    info,
    measure,
    spares() {
      const contexts = pool.spares()
      // What was asked for a moment ago is likely to be asked something.
      if (pool.busy() || performance.now() - usedAt < restMs) return contexts
      const bytes = share.used(holder)
      return [...contexts, { bytes, worth: bytes, letGo: unload }]
    },
    get contextTokens() {
      return contextTokens()
    },
    readyTokens: (prompt) => Math.max(pool.readyTokens(prompt), warm?.find(prompt)?.tokens ?? 0),
    speed() {
      const readMs = tuning.prefill.fastestMs()
      const writeMs = tuning.decode.fastestMs()
      return readMs === undefined || writeMs === undefined ? undefined : { readMs, writeMs }
    },
    memoryBytes: () => share.used(holder),
    tokenize(text) {
      usedAt = performance.now()
      return model.tokenize(text, false)
    },
    detokenize: (tokens) => model.detokenize(asTokens(tokens)),
    chatTokens(turns, prefill = '') {
      usedAt = performance.now()
      return template.layOut(turns, prefill).tokens
    },
    layOut(turns, prefill = '') {
      usedAt = performance.now()
      return template.layOut(turns, prefill)
    },
    async dispose() {
      closing.abort()
      clearTimeout(resting)
      await pool.dispose()
      await warm?.settled()
    },
    async openSequence({ priority }) {
      let closed = false
      return {
        async *generate(prompt, request, signal) {
          if (closed) throw new AssistantError('internal', {}, { cause: 'sequence closed' })
          signal.throwIfAborted()
          const room = contextTokens() - 1 - prompt.length
          if (room < 1 || prompt.length === 0) throw new AssistantError('prompt-too-long', { name: info.name })
          const maxTokens = Math.min(request.maxTokens, room)
          const grammarState = request.grammar === undefined ? undefined : grammarFor(request.grammar)
          rest()
          warm?.prepare(prompt, pool.readyTokens(prompt))
          const slot = await pool.take(prompt, prompt.length + maxTokens + 1, priority, signal)
          let guessing: GuessAhead | undefined
          try {
            guessing = await guess(request, prompt.length + maxTokens + 1)
            const threads = tuning.prefill.next(threadsFor(priority, 1))
            const lease = await scheduler.acquire({ priority, threads }, signal)
            try {
              const allowed = (): number => threadsFor(priority, 0)
              // A question waits for the slices of two background jobs at most: half as long ones.
              const sliceMs = priority === 'background' ? options.sliceMs / 2 : options.sliceMs
              const deps = { model, template, tuning, cores: allowed, sliceMs, grammarState, warm }
              yield* generate({ ...deps, guess: guessing }, slot, lease, prompt, { ...request, maxTokens }, signal)
            } finally {
              lease.release()
            }
          } finally {
            guessing?.end(slot)
            pool.give(slot)
            rest()
          }
        },
        async [Symbol.asyncDispose]() {
          closed = true
        },
      }
    },
  }

  function grammarFor(gbnf: string) {
    const { LlamaGrammar, LlamaGrammarEvaluationState } = runtime.library
    const grammar: LlamaGrammar = new LlamaGrammar(runtime.llama, { grammar: gbnf })
    return new LlamaGrammarEvaluationState({ model, grammar })
  }
}
