import { totalmem } from 'node:os'
import type { LlamaEmbeddingContext, LlamaModel, Token } from 'node-llama-cpp'
import type { ModelInfo } from '../../api/model.ts'
import type { Embedder } from '../../core/ports/embedder.ts'
import type { Priority } from '../../core/ports/priority.ts'
import type { EmbedderTraits } from './embedder-traits.ts'
import { outOfMemory } from './memory-share.ts'
import type { Scheduler } from './scheduler.ts'
import { unitVector } from './unit-vector.ts'

/** Settings of an embedder's evaluation. `dimensions` as the weights give them. */
export type EmbedderOptions = {
  scheduler: Scheduler
  model: LlamaModel
  info: ModelInfo
  traits: EmbedderTraits
  dimensions: number
  idleMs: number
}

/**
 * A loaded embedder behind the port. Each text is one evaluation with one thread in one of at most as many contexts as
 * there are cores; the scheduler's line is the queue, where queries go before passages. `dispose` waits for what runs, then lets contexts go.
 */
export function createEmbedder(options: EmbedderOptions): Embedder & { dispose(): Promise<void> } {
  const { scheduler, model, info, traits } = options
  const prefixTokens = Math.max(...[traits.queryPrefix, traits.passagePrefix].map((text) => count(text)))
  const size = traits.maxTokens + prefixTokens + 4
  let free: LlamaEmbeddingContext[] = []
  const running = new Set<Promise<Float32Array>>()
  let timer: NodeJS.Timeout | undefined

  function count(text: string): number {
    return text === '' ? 0 : model.tokenize(text, false).length
  }

  const letGo = async (): Promise<void> => {
    clearTimeout(timer)
    const contexts = free
    free = []
    await Promise.all(contexts.map((context) => context.dispose()))
  }

  const take = async (): Promise<LlamaEmbeddingContext> => {
    const context = free.pop()
    if (context) return context
    try {
      return await model.createEmbeddingContext({ contextSize: size, batchSize: size, threads: 1 })
    } catch (cause) {
      throw outOfMemory(info.name, info.sizeBytes, totalmem(), cause)
    }
  }

  const give = (context: LlamaEmbeddingContext): void => {
    free.push(context)
    clearTimeout(timer)
    timer = setTimeout(() => void letGo(), options.idleMs)
    timer.unref()
  }

  /** Tokens of a text with its prefix, the text cut at the limit; a text without tokens is its start token alone. */
  const tokensOf = (prefix: string, text: string): Token[] => {
    const limit = traits.maxTokens + count(prefix)
    const tokens = model.tokenize(prefix + text, false).slice(0, limit)
    const start = model.tokens.bos ?? model.tokens.eos
    return tokens.length > 0 || start === null ? tokens : [start]
  }

  /** The vector of a text. What runs is known, so that nothing is freed under an evaluation. */
  const embed = (prefix: string, text: string, priority: Priority, signal: AbortSignal): Promise<Float32Array> => {
    const work = evaluate(prefix, text, priority, signal)
    running.add(work)
    const ended = (): boolean => running.delete(work)
    work.then(ended, ended)
    return work
  }

  const evaluate = async (prefix: string, text: string, priority: Priority, signal: AbortSignal) => {
    const lease = await scheduler.acquire({ priority, threads: 1 }, signal)
    try {
      const context = await take()
      try {
        const { vector } = await context.getEmbeddingFor(tokensOf(prefix, text))
        return unitVector(vector, options.dimensions)
      } finally {
        give(context)
      }
    } finally {
      lease.release()
    }
  }

  return {
    id: info.id,
    name: info.name,
    dimensions: options.dimensions,
    maxTokens: traits.maxTokens,
    languages: traits.languages,
    count,
    embedQuery: (text, signal) => embed(traits.queryPrefix, text, 'interactive', signal),
    async embedPassages(texts, signal, priority = 'background') {
      const vectors: Float32Array[] = []
      const stop = new AbortController()
      const either = AbortSignal.any([signal, stop.signal])
      // The longest first: what is left for the end is short, so that no core waits for another.
      const line = [...texts.entries()].sort(([, one], [, other]) => other.length - one.length)
      const lane = async (): Promise<void> => {
        for (let next = line.shift(); next; next = line.shift()) {
          const [index, text] = next
          vectors[index] = await embed(traits.passagePrefix, text, priority, either)
        }
      }
      // Texts that someone waits for stand in line together, so that nothing from the background slips in between.
      const together = priority === 'background' ? Math.min(scheduler.cores(), texts.length) : texts.length
      const lanes = Array.from({ length: together }, lane)
      try {
        await Promise.all(lanes)
      } catch (error) {
        stop.abort(error)
        await Promise.allSettled(lanes)
        throw error
      }
      return vectors
    },
    async dispose() {
      while (running.size > 0) await Promise.allSettled(running)
      await letGo()
    },
  }
}
