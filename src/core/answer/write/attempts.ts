import { compressionGrammar, fusionGrammar, isStatement, isTabular, tidyLine } from '../prompt/compression-grammar.ts'
import type { FactLine } from '../prompt/few-sentences.ts'
import { numberGrammar } from '../prompt/number-grammar.ts'
import { openerOf } from '../prompt/opener.ts'
import { fold } from '../words/fold.ts'

/** One try at a sentence: the facts the model sees, how the sentence starts, and what may follow. */
export type Attempt = { lines: FactLine[]; opener: string; grammar: string }

const mostAttempts = 5

/**
 * What a small model is asked to write, in turn: a fact shortened and opened with the question's words; the best fact
 * joined with its neighbour; a sentence in its own words from the best two facts, numbers only as they stand there; a
 * fact that begins with the question's words already; at last the best fact by itself, shortened where it can be.
 */
export function attemptsFor(
  question: string,
  facts: readonly FactLine[],
  neighbours: readonly (readonly [FactLine, FactLine])[],
): Attempt[] {
  const tidied = facts.map(tidy)
  const stated = tidied.filter((line) => isStatement(line.text))
  const lines = stated.length > 0 ? stated : tidied
  const best = lines.slice(0, 3).filter((line) => !isTabular(line.text))
  const opened = best.flatMap((line): (Attempt & { same: boolean })[] => {
    const opener = openerOf(question, line.text)
    const grammar = opener.kind === 'none' ? undefined : compressionGrammar(line.text, opener)
    if (grammar === undefined) return []
    const same = opener.kind !== 'auxiliary' && fold(line.text).includes(fold(opener.text))
    return [{ lines: [line], opener: opener.text, grammar, same }]
  })
  const fused = neighbours.slice(0, 4).flatMap((pair): Attempt[] => {
    const [one, two] = [tidy(pair[0]), tidy(pair[1])]
    const grammar = isStatement(one.text) && isStatement(two.text) ? fusionGrammar(one.text, two.text) : undefined
    return grammar === undefined ? [] : [{ lines: [one, two], opener: '', grammar }]
  })
  const free = lines.slice(0, 2)
  const own: Attempt = {
    lines: free,
    opener: openerOf(question, free[0]?.text ?? '').text,
    grammar: numberGrammar(free.map((line) => line.text)),
  }
  const plain = best.slice(0, 1).flatMap((line): Attempt[] => {
    const grammar = compressionGrammar(line.text, { kind: 'none', text: '' })
    return grammar === undefined ? [] : [{ lines: [line], opener: '', grammar }]
  })
  const [changed, same] = [opened.filter((attempt) => !attempt.same), opened.filter((attempt) => attempt.same)]
  const before = [...changed.slice(0, 1), ...fused.slice(0, 1), own, ...same.slice(0, 1), ...changed.slice(1)]
  return [...before.slice(0, mostAttempts - 1), ...plain]
}

function tidy(fact: FactLine): FactLine {
  return { ...fact, text: tidyLine(fact.text) }
}
