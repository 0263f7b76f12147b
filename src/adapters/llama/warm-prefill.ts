import type { LlamaContextSequence } from 'node-llama-cpp'
import { asTokens } from './tokens.ts'
import { isWorthLoading, type WantedState, type WarmStates } from './warm-states.ts'

/** Where a saved state turns out to be unusable, the next best one is tried, so often. */
const mostTries = 3
/** A state in memory gives up at most this share of what is saved, to be saved at all. */
const mostGivenUp = 1 / 8

/**
 * Loads the saved state that spares most of the prompt's reading, if it is faster than to read what memory lacks of it.
 * Returns how many tokens came from disk.
 */
export async function loadWarmState(
  warm: WarmStates | undefined,
  sequence: LlamaContextSequence,
  prompt: readonly number[],
  msPerToken: number,
): Promise<number> {
  const tried = new Set<string>()
  while (warm && tried.size < mostTries) {
    const record = warm.find(prompt)
    if (!record || tried.has(record.key)) return 0
    tried.add(record.key)
    const inMemory = sequence.compareContextTokens(asTokens(prompt)).firstDifferentIndex
    if (!isWorthLoading(record.tokens - inMemory, record.bytes, msPerToken)) return 0
    if (await warm.load(sequence, record, prompt)) return record.tokens
  }
  return 0
}

/**
 * Makes the sequence end where a state is to be saved, if it holds a little more. False where it holds much more: what it
 * holds is worth more than the file.
 */
export async function endBefore(sequence: LlamaContextSequence, { tokens }: WantedState): Promise<boolean> {
  const over = sequence.nextTokenIndex - tokens
  if (over > tokens * mostGivenUp) return false
  if (over > 0) await sequence.eraseContextTokenRanges([{ start: tokens, end: sequence.nextTokenIndex }])
  return sequence.nextTokenIndex <= tokens
}
