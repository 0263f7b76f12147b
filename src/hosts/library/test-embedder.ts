import type { Embedder } from '../../core/ports/embedder.ts'

/** Counts of letter pairs as vectors, for tests without weights: equal texts lie together, and nothing is random. */
export function pairEmbedder(
  options: { dimensions?: number; delayMs?: number; id?: string } = {},
): Embedder & { texts: number } {
  const { dimensions = 16, delayMs = 0, id = 'a'.repeat(64) } = options
  const vectorOf = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions).fill(0.01)
    for (let at = 0; at + 1 < text.length; at++) {
      const slot = (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % dimensions
      vector[slot] = (vector[slot] ?? 0) + 1
    }
    const length = Math.hypot(...vector)
    return vector.map((value) => value / length)
  }
  return {
    id,
    name: 'pairs',
    dimensions,
    maxTokens: 256,
    languages: ['en'],
    texts: 0,
    count: (text) => Math.ceil(text.length / 4),
    async embedPassages(texts, signal) {
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
      signal.throwIfAborted()
      this.texts += texts.length
      return texts.map(vectorOf)
    },
    embedQuery: async (text) => vectorOf(text),
  }
}
