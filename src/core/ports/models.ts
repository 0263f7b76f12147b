import type { ModelInfo, ModelMemory } from '../../api/model.ts'
import type { Embedder } from './embedder.ts'
import type { LanguageModel } from './language-model.ts'
import type { Tokenizer } from './tokenizer.ts'

/** Loads models on demand and keeps them. `choice` is a `ModelChoice`; `none` gives undefined. */
export type Models = {
  /** The starter embedder's tokenizer, always present. */
  tokenizer(): Promise<Tokenizer>
  embedder(choice: string, signal?: AbortSignal): Promise<Embedder | undefined>
  languageModel(choice: string, signal?: AbortSignal): Promise<LanguageModel | undefined>
  /** What a chat model would take of this machine, without loading it; undefined for `none`. */
  memory(choice: string, signal?: AbortSignal): Promise<ModelMemory | undefined>
  /** What a choice stands for, without loading it for evaluation. */
  describe(choice: string, role: 'chat' | 'embedder', signal?: AbortSignal): Promise<ModelInfo | undefined>
  list(): Promise<ModelInfo[]>
  /**
   * Until it is disposed nothing in the background begins to evaluate; what runs ends first. For moments, not minutes.
   * `busy`: something in the background was waiting to evaluate.
   */
  holdBackground(): Disposable & { readonly busy: boolean }
}
