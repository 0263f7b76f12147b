import type { Priority } from './priority.ts'
import type { Tokenizer } from './tokenizer.ts'

/** Text to unit-length vectors. Prefixes and the length limit are the adapter's business. */
export type Embedder = Tokenizer & {
  /** SHA-256 of the weights. */
  id: string
  name: string
  dimensions: number
  /** Tokens a text may have, without special tokens; longer texts are cut by the adapter at this length. */
  maxTokens: number
  /** ISO 639-1 codes it is good for; it counts only for these. */
  languages: readonly string[]
  /** `background` unless said. */
  embedPassages(texts: readonly string[], signal: AbortSignal, priority?: Priority): Promise<Float32Array[]>
  embedQuery(text: string, signal: AbortSignal): Promise<Float32Array>
}
