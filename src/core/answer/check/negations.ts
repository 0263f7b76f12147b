import type { Word } from '../words/words.ts'

/** A negation and the stems it turns round; `*` where it stands alone. */
export type Negation = { start: number; end: number; scope: readonly string[] }

const cues =
  /^(not|no|never|none|neither|nor|nobody|nothing|nowhere|cannot|without|hardly|barely|unable|lack(s|ed|ing)?|fail(s|ed|ing|ure)?|refus(e|es|ed|al)|den(y|ies|ied)|prohibit(s|ed)?|forbid(s|den)?|\w+n't)$/

/** Negations of a text: each reaches over the next three content words of its clause, else over the two before it. */
export function negationsOf(text: string, words: readonly Word[]): Negation[] {
  return words.flatMap((word, at) => {
    if (!cues.test(word.folded)) return []
    const after = within(text, words, at, 1).slice(0, 3)
    const scope = after.length > 0 ? after : within(text, words, at, -1).slice(0, 2)
    return [{ start: word.start, end: word.end, scope: scope.length > 0 ? scope : ['*'] }]
  })
}

/** Stems of content words from `at` in a direction up to the clause's end. */
function within(text: string, words: readonly Word[], at: number, step: 1 | -1): string[] {
  const stems: string[] = []
  for (let index = at + step; index >= 0 && index < words.length; index += step) {
    const [left, right] = step === 1 ? [words[index - 1], words[index]] : [words[index], words[index + 1]]
    if (/[,;:()|]/.test(text.slice(left?.end, right?.start))) break
    const word = words[index]
    if (word?.content && !cues.test(word.folded) && word.folded !== 'longer') stems.push(word.stem)
  }
  return stems
}

/** Pairs negations of a sentence and its source; returns those of either side that have no partner and matter. */
export function unpaired(
  said: readonly Negation[],
  saidStems: ReadonlySet<string>,
  source: readonly Negation[],
): { said: Negation[]; source: Negation[] } {
  const free = [...said]
  const missing: Negation[] = []
  for (const negation of source) {
    const touched = negation.scope.some((stem) => stem === '*' || saidStems.has(stem))
    if (!touched) continue
    const partner = free.findIndex((other) => other.scope.some((stem) => negation.scope.includes(stem)))
    if (partner < 0) missing.push(negation)
    else free.splice(partner, 1)
  }
  return { said: free, source: missing }
}
