import { stemEnglish } from '../../../core/retrieval/stem-english.ts'

/** F-measures of ROUGE, 0 to 1 (Lin 2004): single words, and the longest common subsequence; words in lower case, stemmed. */
export type Rouge = { one: number; longest: number }

/** ROUGE-1 and ROUGE-L of a text against a reference, each taken as one sequence of words. */
export function rouge(text: string, reference: string): Rouge {
  const [said, wanted] = [wordsOf(text), wordsOf(reference)]
  return {
    one: measure(shared(said, wanted), said.length, wanted.length),
    longest: measure(longestCommon(said, wanted), said.length, wanted.length),
  }
}

/** Words as the reference implementation takes them: letters and digits; those of more than three letters are stemmed. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? stemEnglish(word) : word))
}

function shared(said: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  let count = 0
  for (const word of said) {
    const some = left.get(word) ?? 0
    if (some > 0) count += 1
    left.set(word, some - 1)
  }
  return count
}

function longestCommon(said: readonly string[], wanted: readonly string[]): number {
  let row = new Array<number>(wanted.length + 1).fill(0)
  for (const word of said) {
    const next = [0]
    for (let at = 1; at <= wanted.length; at++) {
      next.push(word === wanted[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function measure(common: number, said: number, wanted: number): number {
  const [precision, recall] = [common / Math.max(1, said), common / Math.max(1, wanted)]
  return common === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}
