import { isParticiple, isSureVerb, mainClauses, skipAdverbs } from './clauses.ts'
import { commas, holding, isList, type Place, stretch, type TaggedSentence } from './cut.ts'
import type { TaggedWord } from './tag-words.ts'

/** What is added between a subject and its verb, or between a name and what belongs to it. */
export function asideCuts(sentence: TaggedSentence): Place[] {
  return [...additions(sentence), ...appositions(sentence)]
}

/** ", which lies in Bonn,", ", a company of Delaware,", ", including A, B and C,". */
function additions({ text, words }: TaggedSentence): Place[] {
  return commas(words).flatMap((open) => {
    if (!opensAside(words, open + 1) || mainClauses(words, clauseStart(words, open), open) > 0) return []
    const counts = /^(?:including|such)$/.test(words[open + 1]?.low ?? '')
    for (const close of commas(words).filter((at) => at > open + 1)) {
      const inside = text.slice(words[open]?.end, words[close]?.start)
      if (/[;:]/.test(inside) || holding.test(inside)) return []
      // "the company, a Delaware corporation, and the buyer, a Texas corporation, agree": two subjects.
      if (counts ? /,\s+(?:and|or)\b.*,/u.test(inside) : /,\s+(?:and|or)\b/u.test(inside)) return []
      if (!isSureVerb(words, skipAdverbs(words, close + 1))) continue
      if (counts ? !isList(words, open + 2, close) : mainClauses(words, open + 1, close, isSureVerb) > 0) continue
      return [stretch(words, open, close)]
    }
    return []
  })
}

function opensAside(words: readonly TaggedWord[], at: number): boolean {
  const [first, next] = [words[at], words[at + 1]]
  if (first === undefined) return false
  if (first.low === 'such') return next?.low === 'as'
  return /^(?:which|who|whose|including|namely|especially|a|an|compared)$/.test(first.low)
}

/** Where the clause of a place begins: behind the last comma that its subject follows, or at the sentence's beginning. */
function clauseStart(words: readonly TaggedWord[], at: number): number {
  for (const comma of commas(words)
    .filter((place) => place < at)
    .reverse()) {
    if (mainClauses(words, 0, comma) > 0 || /^(?:SCONJ|ADP)$/.test(words[0]?.pos ?? '')) return comma + 1
  }
  return 0
}

/** "the NAND business, a deconsolidated entity, of ...". */
function appositions({ words }: TaggedSentence): Place[] {
  const all = commas(words)
  return all.flatMap((open, which) => {
    const close = all[which + 1]
    const [before, first] = [words[open - 1], words[open + 1]]
    if (close === undefined || close - open > 8 || before?.pos !== 'PROPN') return []
    if (!/^(?:a|an)$/.test(first?.low ?? '') || words[close + 1]?.pos !== 'ADP') return []
    const inside = words.slice(open + 1, close)
    if (!inside.every((word) => isParticiple(word) || /^(?:DET|ADJ|NOUN|PROPN|ADP|NUM)$/.test(word.pos))) return []
    const next = all[which + 2]
    const isListed = next !== undefined && words[next + 1]?.pos === 'CCONJ'
    return which > 0 && isListed ? [] : [stretch(words, open, close)]
  })
}
