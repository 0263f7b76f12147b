import type { ModelInfo } from '../../api/model.ts'
import type { ChatTurn, GenerateOptions, GenerationEvent } from './generation.ts'
import type { Priority } from './priority.ts'

/** One independent state. A later prompt that shares a prefix with the state re-evaluates only what differs. */
export type ModelSequence = AsyncDisposable & {
  generate(prompt: readonly number[], options: GenerateOptions, signal: AbortSignal): AsyncIterable<GenerationEvent>
}

/** A chat model that is loaded. */
export type LanguageModel = {
  info: ModelInfo
  /** Tokens that the largest context holds. */
  contextTokens: number
  /** Of the prompt's first tokens, how many need not be evaluated: their state is in memory or on disk. */
  readyTokens(prompt: readonly number[]): number
  /** About how long reading and writing a token takes, in milliseconds, as measured on this machine. */
  speed(): { readMs: number; writeMs: number } | undefined
  /** Bytes that the model and its contexts take now. */
  memoryBytes(): number
  tokenize(text: string): number[]
  detokenize(tokens: readonly number[]): string
  /** Tokens of the turns in the model's own chat template, ending where the assistant speaks; `prefill` starts its turn. */
  chatTokens(turns: readonly ChatTurn[], prefill?: string): number[]
  /** The same, with the tokens before each seam between two pieces of a turn's text, in order. */
  layOut(turns: readonly ChatTurn[], prefill?: string): { tokens: number[]; seams: number[] }
  openSequence(options: { priority: Priority }): Promise<ModelSequence>
}
