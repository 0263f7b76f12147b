import type { TokenPredictor } from 'node-llama-cpp'
import type { Runtime } from './runtime.ts'

/**
 * A predictor that can be switched between evaluations, since a sequence keeps the one it was made with: it predicts what the
 * one in use does, nothing where none is.
 */
export type SwitchedPredictor = TokenPredictor & { use(predictor: TokenPredictor | undefined): void }

/** One that predicts nothing yet. The base class is loaded with the engine, so the class is made here. */
export function createSwitchedPredictor({ library }: Runtime): SwitchedPredictor {
  class Switched extends library.TokenPredictor implements SwitchedPredictor {
    #used: TokenPredictor | undefined

    use(predictor: TokenPredictor | undefined): void {
      if (this.#used !== predictor) this.#used?.stop()
      this.#used = predictor
    }
    override reset(state: Parameters<TokenPredictor['reset']>[0]): Promise<void> | void {
      return this.#used?.reset(state)
    }
    override pushTokens(tokens: Parameters<TokenPredictor['pushTokens']>[0]): void {
      this.#used?.pushTokens(tokens)
    }
    override predictTokens(): ReturnType<TokenPredictor['predictTokens']> {
      return this.#used?.predictTokens() ?? []
    }
    override stop(untilPredictionsExhausted?: boolean): void {
      this.#used?.stop(untilPredictionsExhausted)
    }
    override updateInputTokens(tokens: Parameters<TokenPredictor['updateInputTokens']>[0]): void {
      this.#used?.updateInputTokens(tokens)
    }
    override dispose(): void {
      this.#used?.dispose()
      this.#used = undefined
    }
  }
  return new Switched()
}
