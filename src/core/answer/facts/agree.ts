import { wordsOf } from '../words/words.ts'
import type { Fact } from './fact.ts'

/** Whether a source's fact says what `said` says: equal value, no other unit, a date at least as exact. */
export function agree(said: Fact, source: Fact): boolean {
  if (said.kind === 'date' && source.kind === 'date') {
    return said.values.some((value) => source.values.some((other) => dateWithin(value, other)))
  }
  if (said.kind === 'number' && source.kind === 'date') {
    return said.unit === undefined && source.values.some((value) => value.split('-')[0] === said.values[0])
  }
  if (said.kind !== source.kind) return false
  if (!said.values.some((value) => source.values.includes(value))) return false
  return said.unit === undefined || said.unit === source.unit
}

/** Whether the words of a name stand in a text in their order and next to each other, at most one word between. */
export function holdsName(name: Fact, words: readonly { folded: string }[]): boolean {
  const wanted = wordsOf(name.values[0] ?? '').map((word) => word.folded)
  return words.some((word, at) => {
    if (word.folded !== wanted[0]) return false
    let from = at
    return wanted.slice(1).every((next) => {
      const found = words.slice(from + 1, from + 4).findIndex((other) => other.folded === next)
      from += found + 1
      return found >= 0
    })
  })
}

function dateWithin(said: string, source: string): boolean {
  const parts = source.split('-')
  return said.split('-').every((part, index) => part === '*' || part === parts[index])
}
