import { type Word, wordsOf } from '../words/words.ts'
import type { Fact } from './fact.ts'

const notNames = new Set(['i', 'ok', 'yes', 'no'])
const joins = new Set(['of', 'the', 'de', 'la', 'van', 'von', 'der', 'and', '&'])

/**
 * Names of a text: runs of capitalised words. The first word of a sentence counts when the run goes on after it or
 * when `known` (folded) holds it; alone it is loose. Values hold the folded words of the run, joined by spaces.
 */
export function namesIn(text: string, known: ReadonlySet<string> = new Set()): Fact[] {
  const words = wordsOf(text)
  if (!/\p{Ll}/u.test(text)) return []
  const facts: Fact[] = []
  for (let index = 0; index < words.length; index++) {
    if (!isName(words[index])) continue
    let last = index
    for (let next = index + 1; next < words.length && next - last <= 2; next++) {
      const gap = text.slice(words[next - 1]?.end, words[next]?.start)
      if (!/^(\s+|-|\/|&|\s&\s)?$/.test(gap) && !(gap === '. ' && short(words[next - 1]))) break
      if (isName(words[next])) last = next
      else if (!joins.has(words[next]?.folded ?? '') || words[next]?.folded === 'and') break
    }
    facts.push(nameFact(text, words.slice(index, last + 1), startsSentence(text, words[index]), known))
    index = last
  }
  return facts
}

function isName(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}|^\p{Ll}+\p{Lu}/u.test(word.text) && word.content && !notNames.has(word.folded)
}

/** Initials and titles, after which a full stop ends nothing. */
function short(word: Word | undefined): boolean {
  return word !== undefined && (word.text.length === 1 || /^(Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr)$/.test(word.text))
}

/** Whether a word opens its text or a sentence or quotation within it. */
export function startsSentence(text: string, word: Pick<Word, 'start'> | undefined): boolean {
  return word !== undefined && /(^|[.!?:;]["'”’)\]]*\s+|\n)[\s"'“‘([*_#>•-]*$/u.test(text.slice(0, word.start))
}

function nameFact(text: string, run: readonly Word[], initial: boolean, known: ReadonlySet<string>): Fact {
  const words = run.filter((word) => word.content)
  const first = run[0]
  const last = run.at(-1)
  const start = first?.start ?? 0
  const end = last?.end ?? 0
  const mixed = /\p{Lu}.*\p{Lu}|^\p{Ll}/u.test(first?.text ?? '')
  const loose = initial && words.length === 1 && !mixed && !known.has(first?.folded ?? '')
  return {
    kind: 'name',
    start,
    end,
    text: text.slice(start, end),
    values: [words.map((word) => word.folded).join(' ')],
    ...(loose ? { loose: true } : {}),
  }
}
