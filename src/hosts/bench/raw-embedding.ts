import path from 'node:path'
import type { LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp'

const weights = path.join(import.meta.dirname, '../../../models/all-minilm-l6-v2-q8_0.gguf')
const size = { contextSize: 258, batchSize: 258 }

/** The starter embedder through bare node-llama-cpp. */
export type RawEmbedding = AsyncDisposable & {
  /** Embeds all texts by the faster of two arrangements: a one-thread context a core, or one context with all threads. */
  bestSeconds(texts: readonly string[]): Promise<number>
}

/** Loads the weights and makes the contexts of both arrangements. */
export async function openRawEmbedding(cores: number): Promise<RawEmbedding> {
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp')
  const llama = await getLlama({ build: 'never', gpu: false, maxThreads: 0, logLevel: LlamaLogLevel.error })
  const model: LlamaModel = await llama.loadModel({ modelPath: weights })
  const narrow = await Promise.all(
    Array.from({ length: cores }, () => model.createEmbeddingContext({ ...size, threads: 1 })),
  )
  const wide = await model.createEmbeddingContext({ ...size, threads: cores })
  const tokens = (text: string) => model.tokenize(text, false).slice(0, 254)
  const run = async (contexts: readonly LlamaEmbeddingContext[], texts: readonly string[]): Promise<number> => {
    const started = performance.now()
    let next = 0
    const lane = async (context: LlamaEmbeddingContext): Promise<void> => {
      for (let at = next++; at < texts.length; at = next++) await context.getEmbeddingFor(tokens(texts[at] ?? ''))
    }
    await Promise.all(contexts.map(lane))
    return (performance.now() - started) / 1000
  }
  return {
    async bestSeconds(texts) {
      return Math.min(await run(narrow, texts), await run([wide], texts))
    },
    [Symbol.asyncDispose]: () => llama.dispose(),
  }
}
