import type { Unit } from './unit.ts'

/** A section while it is put together. */
export type DraftSection = { heading: string; level: number; path: readonly string[]; units: Unit[]; words: number }

/** A draft with the units of several in their order, called as `named` is. */
export function joined(named: DraftSection, drafts: readonly DraftSection[]): DraftSection {
  return {
    ...named,
    units: drafts.flatMap(({ units }) => units),
    words: drafts.reduce((sum, { words }) => sum + words, 0),
  }
}
