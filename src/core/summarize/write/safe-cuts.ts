import { factsOf } from '../../answer/facts/facts-of.ts'
import { functionWords } from '../../answer/words/function-words.ts'
import { type Word, wordsOf } from '../../answer/words/words.ts'

/** Words and phrases at the beginning that lead from what was said before. */
const leading =
  /^(?:however|moreover|furthermore|in addition|additionally|finally|also|therefore|thus|accordingly|consequently|as a result|for example|for instance|in particular|generally|indeed|similarly|meanwhile|in|on|at|during|after|before|since|until|under|over|through|as|when|while|although|despite|given)\b/i
/** What begins a clause or phrase that its sentence can do without. */
const opening =
  /^(?:which|who|whose|where|when|while|as|although|though|because|since|including|such|with|for|in|on|at|by|after|before|during|under|given|due|partially|however|therefore|moreover|also|\p{L}{3,}(?:ed|ing))$/iu

/**
 * Whether a shorter sentence leaves out of its source only what can be left out whole: what stands in brackets, phrases between
 * commas, at the beginning or behind the last comma, and words without content. "Weakness relative." of "weakness relative to
 * the dollar" is no sentence, and "net sales" are not "Americas net sales".
 */
export function cutsAreSafe(said: string, source: string): boolean {
  const [own, all] = [wordsOf(said), wordsOf(source)]
  const kept = keptOf(own, all)
  const cuts: { from: number; to: number }[] = []
  all.forEach((_, at) => {
    const last = cuts.at(-1)
    if (kept.has(at)) return
    if (last && last.to === at - 1) last.to = at
    else cuts.push({ from: at, to: at })
  })
  return cuts.every(({ from, to }) => isSafe(source, all, from, to))
}

function isSafe(source: string, words: readonly Word[], from: number, to: number): boolean {
  const cut = words.slice(from, to + 1)
  if (cut.every(isLight)) return true
  const [first, last] = [cut[0], cut.at(-1)]
  if (first === undefined || last === undefined) return true
  const before = source.slice(words[from - 1]?.end ?? 0, first.start)
  const after = source.slice(last.end, words[to + 1]?.start ?? source.length)
  if (/\s[([]/.test(before) && /[)\]]/.test(after)) return true
  const text = source.slice(first.start, last.end)
  if (from === 0) return /[,;:]/.test(after) && leading.test(text) && !counts(text)
  if (!/[,;:–—]/.test(before) || !opening.test(first.text)) return false
  if (to === words.length - 1) return true
  return /[,;:–—]/.test(after) && !/^(?:and|or|nor)$/.test(words[to + 1]?.folded ?? '')
}

/** A word that can go by itself: an article, a link, an adverb. */
function isLight({ folded }: Word): boolean {
  return functionWords.has(folded) || /ly$/.test(folded)
}

function counts(text: string): boolean {
  return factsOf(text).some(({ kind, loose }) => !loose && (kind === 'number' || kind === 'date'))
}

/** Places of the source's words that the sentence keeps, in order (longest common subsequence). */
function keptOf(said: readonly Word[], source: readonly Word[]): Set<number> {
  const rows = Array.from({ length: said.length + 1 }, () => new Uint16Array(source.length + 1))
  for (let i = said.length - 1; i >= 0; i--)
    for (let j = source.length - 1; j >= 0; j--) {
      const [row, below] = [rows[i], rows[i + 1]]
      if (row && below)
        row[j] = same(said[i], source[j]) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  const kept = new Set<number>()
  for (let i = 0, j = 0; i < said.length && j < source.length; ) {
    if (same(said[i], source[j])) {
      kept.add(j)
      i += 1
      j += 1
    } else if ((rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0)) i += 1
    else j += 1
  }
  return kept
}

function same(one: Word | undefined, other: Word | undefined): boolean {
  return one !== undefined && other !== undefined && (one.folded === other.folded || one.stem === other.stem)
}
