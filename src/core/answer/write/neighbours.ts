import type { Source, Sources } from '../check/sources.ts'
import type { FactLine } from '../prompt/few-sentences.ts'
import { wordsOf } from '../words/words.ts'

/** Sentences looked at for a neighbour. */
const looksAt = 3

/**
 * Pairs of neighbouring sentences that answer together: one is among the best facts, the other is a fact too or
 * shares a content word with the question. Best fact first, both facts before one.
 */
export function neighboursOf(question: string, facts: readonly FactLine[], sources: Sources): [FactLine, FactLine][] {
  const asked = new Set(wordsOf(question).flatMap((word) => (word.content ? [word.stem] : [])))
  const pairs = sources.windows.filter((window) => window.sentences === 2)
  const rated = facts.slice(0, looksAt).flatMap((fact, rank) =>
    pairs.flatMap((pair) => {
      const parts = partsOf(pair)
      if (parts === undefined || !parts.some((part) => stands(fact, part))) return []
      const other = parts.find((part) => !stands(fact, part))
      if (other === undefined) return []
      const quoted = facts.some((each) => stands(each, other))
      const shares = wordsOf(other.text).some((word) => word.content && asked.has(word.stem))
      return quoted || shares ? [{ parts, rate: rank - (quoted ? 2 : 0) }] : []
    }),
  )
  return rated.sort((left, right) => left.rate - right.rate).map(({ parts }) => parts)
}

function partsOf({ place }: Source): [FactLine, FactLine] | undefined {
  const [first, second] = place.spans
  if (first === undefined || second === undefined) return undefined
  return [
    { ...place, spans: [first], text: first.text },
    { ...place, spans: [second], text: second.text },
  ]
}

function stands(fact: FactLine, line: FactLine): boolean {
  const [own, other] = [fact.spans[0], line.spans[0]]
  return (
    fact.revisionId === line.revisionId && own?.page === other?.page && own?.start === other?.start && own !== undefined
  )
}
