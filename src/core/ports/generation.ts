/**
 * A turn of a prompt. The pieces of a text that is given in several are turned into tokens each by itself, and those of long
 * ones are remembered, so that the same document gives the same tokens wherever it stands.
 */
export type ChatTurn = { role: 'system' | 'user' | 'assistant'; text: string | readonly string[] }

/**
 * A prompt's start that is worth remembering on disk: the state after its first `tokens`, which hold these revisions in this
 * order.
 */
export type KeepState = { tokens: number; revisionIds: readonly string[] }

/** How a text is to be written, and where it ends. */
export type GenerateOptions = {
  maxTokens: number
  /** GBNF. */
  grammar?: string
  /** 0 is greedy. */
  temperature?: number
  /** Ends the text before the first of these. */
  stop?: readonly string[]
  /** What to remember of the prompt. */
  keep?: KeepState
  /** The text repeats runs of the prompt: they may be predicted from it where that was measured faster. */
  copies?: true
}

/**
 * prompt-progress (of long prompts, a few a second)..., prompt-read, text-delta..., finished. `cachedTokens`: of the prompt's,
 * not evaluated; `warmTokens`: of these, loaded from disk; `evaluatedTokens`: counted where they are evaluated.
 */
export type GenerationEvent =
  | { type: 'prompt-progress'; tokens: number; of: number; ms?: number }
  | {
      type: 'prompt-read'
      promptTokens: number
      cachedTokens: number
      warmTokens: number
      evaluatedTokens: number
      ms: number
    }
  | { type: 'text-delta'; text: string }
  | { type: 'finished'; reason: 'end' | 'length' | 'stop'; answerTokens: number; ms: number }
