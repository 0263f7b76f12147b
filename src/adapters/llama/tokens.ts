import type { Token } from 'node-llama-cpp'

/** The port's plain numbers as the library's branded tokens. */
export function asTokens(numbers: readonly number[]): Token[] {
  return numbers as Token[]
}
