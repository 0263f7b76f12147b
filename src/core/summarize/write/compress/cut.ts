import type { TaggedWord } from './tag-words.ts'

/** An English sentence on one line with its words and marks. */
export type TaggedSentence = { text: string; words: readonly TaggedWord[] }

/** A stretch of a sentence in UTF-16 units that can go whole, and what then stands in its place (nothing unless said). */
export type Place = { start: number; end: number; instead?: string }

/** A place that can go; `slight`: nothing of the matter goes with it. */
export type Cut = { start: number; end: number; instead: string; slight: boolean }

/** What narrows or turns round what is said: it is never left out. */
export const holding =
  /\b(?:not|no|never|none|nor|cannot|without|unless|if|except|excluding|other than|only|solely|provided|subject to|until|but|however|despite|notwithstanding|whether|upon)\b|n['’]t\b/iu

/** Places of the commas among the words. */
export function commas(words: readonly TaggedWord[]): number[] {
  return words.flatMap(({ text }, at) => (text === ',' ? [at] : []))
}

/** The place of the mark that ends a sentence, or the number of its words. */
export function sentenceEnd(words: readonly TaggedWord[]): number {
  let at = words.length
  while (at > 0 && words[at - 1]?.pos === 'PUNCT' && /[.!?"”'’]/.test(words[at - 1]?.text ?? '')) at -= 1
  return at
}

/** Whether a number stands among the last words before a place: what follows may say what it counts. */
export function followsNumber(words: readonly TaggedWord[], at: number): boolean {
  return words.slice(Math.max(0, at - 4), at).some(({ pos, low }) => pos === 'NUM' || /\d/.test(low))
}

/** From the beginning of one word to the end of another. */
export function stretch(words: readonly TaggedWord[], first: number, last: number): Place {
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }
}

/** Whether words name things and do no more: "claims, including fees, arising from the use" are no claims at large. */
export function isList(words: readonly TaggedWord[], from: number, to: number): boolean {
  return words
    .slice(from, to)
    .every(({ pos, text }) => pos !== 'VERB' && pos !== 'AUX' && (pos !== 'PUNCT' || /^[,"“”'’-]$/.test(text)))
}
