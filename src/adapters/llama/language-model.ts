import type { LlamaGrammar, LlamaModel } from 'node-llama-cpp'
import { AssistantError } from '../../api/error.ts'
import type { ModelInfo } from '../../api/model.ts'
import type { LanguageModel, Log, WarmMemory } from '../../core/ports.ts'
import { readChatTemplate } from './chat-template.ts'
import { createContextPool } from './context-pool.ts'
import { generate } from './generate.ts'
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
  contextTokens: number
  /** Threads at most; the scheduler may allow fewer for a while. */
  cores: number
  sliceMs: number
  idleMs: number
  log: Log
  /** Where states are saved; without it none are. */
  warm: WarmMemory | undefined
  /** Bytes of state a token takes, 0 where that is not known. */
  bytesPerToken: number
}

/** A loaded chat model behind the port; `dispose` lets its contexts go. */
export function createLanguageModel(options: LanguageModelOptions): LanguageModel & { dispose(): Promise<void> } {
  const { runtime, scheduler, model, info, contextTokens, cores } = options
  const pieces = createPieceMemory(info.id, options.warm)
  const template = readChatTemplate(runtime, model, pieces)
  const warm = options.warm && createWarmStates({ ...options, warm: options.warm, modelId: info.id, pieces })
  const tuning = {
    prefill: createThreadTuner([...new Set([cores, Math.ceil(cores / 2), 1])], 1),
    decode: createThreadTuner(threadSteps(cores), 3),
  }
  const pool = createContextPool({
    runtime,
    model,
    name: info.name,
    most: cores + 1,
    contextTokens,
    threads: cores,
    idleMs: options.idleMs,
  })

  return {
    info,
    contextTokens,
    readyTokens: (prompt) => Math.max(pool.ready(prompt), warm?.find(prompt)?.tokens ?? 0),
    speed: () => undefined,
    memoryBytes: () => 0,
    tokenize: (text) => model.tokenize(text, false),
    detokenize: (tokens) => model.detokenize(asTokens(tokens)),
    chatTokens: (turns, prefill = '') => template.layOut(turns, prefill).tokens,
    layOut: (turns, prefill = '') => template.layOut(turns, prefill),
    async dispose() {
      await pool.dispose()
      await warm?.settled()
    },
    async openSequence({ priority }) {
      let closed = false
      return {
        async *generate(prompt, request, signal) {
          if (closed) throw new AssistantError('internal', {}, { cause: 'sequence closed' })
          signal.throwIfAborted()
          const room = contextTokens - 1 - prompt.length
          if (room < 1 || prompt.length === 0) throw new AssistantError('prompt-too-long', { name: info.name })
          const maxTokens = Math.min(request.maxTokens, room)
          const grammarState = request.grammar === undefined ? undefined : grammarFor(request.grammar)
          warm?.prepare(prompt, pool.ready(prompt))
          const slot = await pool.take(prompt, prompt.length + maxTokens + 1, signal)
          try {
            const threads = tuning.prefill.next(scheduler.cores())
            const lease = await scheduler.acquire({ priority, threads }, signal)
            try {
              const { sliceMs } = options
              const deps = { model, template, tuning, cores: scheduler.cores, sliceMs, grammarState, warm }
              yield* generate(deps, slot, lease, prompt, { ...request, maxTokens }, signal)
            } finally {
              lease.release()
            }
          } finally {
            pool.give(slot)
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
