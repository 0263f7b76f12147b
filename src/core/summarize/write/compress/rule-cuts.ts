import { wordsOf } from '../../../answer/words/words.ts'
import { applyCuts } from './apply-cuts.ts'
import type { Cut } from './cut.ts'

/** A sentence of so many words is short enough to keep what belongs to the matter. */
const shortEnough = 22

/**
 * The sentences that a rule makes of one, the shortest first: without everything slight, and without what stands furthest behind until
 * it is short enough.
 */
export function ruleCuts(text: string, cuts: readonly Cut[]): string[] {
  const slight = cuts.filter((cut) => cut.slight)
  const more = cuts
    .filter((cut) => !cut.slight)
    .toSorted((one, other) => other.start - one.start || one.end - other.end)
  const said = [applyCuts(text, slight)]
  const taken = [...slight]
  for (const cut of more) {
    if (wordsOf(said.at(-1) ?? '').length <= shortEnough) break
    taken.push(cut)
    said.push(applyCuts(text, taken))
  }
  return [...said.reverse(), text]
}
