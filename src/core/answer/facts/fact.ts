/** What a sentence can get wrong: a value that stands in the words of its source or not. */
export type FactKind = 'number' | 'date' | 'name' | 'address'

/**
 * A fact of a text. `values` are its normalised readings; two facts of a kind agree as `agree` says. A loose fact may
 * be none ("one" as a pronoun, a capital at the start of a sentence): it can back others, and needs no backing itself.
 */
export type Fact = {
  kind: FactKind
  start: number
  end: number
  text: string
  values: readonly string[]
  unit?: 'percent' | 'currency' | 'ordinal'
  loose?: boolean
}

/** Text with the facts found so far blanked out, so that a later finder does not read them again. */
export function blank(text: string, facts: readonly Fact[]): string {
  let rest = text
  for (const fact of facts) {
    rest = rest.slice(0, fact.start) + '\u0000'.repeat(fact.end - fact.start) + rest.slice(fact.end)
  }
  return rest
}
