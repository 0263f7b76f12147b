import type { RankedSentence } from './ranked-sentence.ts'

/** How many sentences are wanted, or words, whichever is reached first; `spread`: from as many sections as there are. */
export type Wanted = { sentences: number; words?: number; spread: boolean }

/** The sentences that say most and not the same twice, in reading order. */
export function chooseSentences(ranked: readonly RankedSentence[], { sentences }: Wanted): RankedSentence[] {
  return ranked
    .toSorted((one, other) => other.score - one.score)
    .slice(0, sentences)
    .sort((one, other) => one.order - other.order)
}
