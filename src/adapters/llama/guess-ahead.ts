import type { ContextSlot } from './context-pool.ts'
import type { Runtime } from './runtime.ts'
import type { Lease } from './scheduler.ts'
import { asTokens } from './tokens.ts'

/** Guesses the next tokens of a generation; those that are right are evaluated several at once. The text stays the same. */
export type GuessAhead = {
  /** To be called when the prompt is read. */
  begin(slot: ContextSlot, lease: Lease, prompt: readonly number[], signal: AbortSignal): Promise<void>
  /** Threads that are left to the model itself of those held. */
  threads(held: number): number
  end(slot: ContextSlot): void
}

/** So many tokens must be as in the prompt before what follows them there is guessed. */
const alike = 3
const guessed = 6

/** Guesses that what is written repeats a run of the prompt. */
export function lookupInPrompt({ library }: Runtime): GuessAhead {
  return {
    async begin({ predictor }, _lease, prompt) {
      const lookup = new library.InputLookupTokenPredictor({
        patternLength: { min: alike },
        predictionLength: { min: 1, max: guessed },
      })
      lookup.updateInputTokens(asTokens(prompt))
      predictor.use(lookup)
    },
    threads: (held) => held,
    end: ({ predictor }) => predictor.use(undefined),
  }
}
