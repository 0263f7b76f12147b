import type { LlamaModel } from 'node-llama-cpp'
import type { Tokenizer } from '../../core/ports.ts'

/** Counts with a loaded vocabulary: about 3 million tokens a second, so counts are not cached. */
export function createTokenizer(model: LlamaModel): Tokenizer {
  return { count: (text) => model.tokenize(text, false).length }
}
