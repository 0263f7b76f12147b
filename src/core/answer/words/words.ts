import { fold } from './fold.ts'
import { functionWords } from './function-words.ts'
import { stem } from './stem.ts'

/** A word of a text: its place, its folded form, its stem, and whether it carries content. */
export type Word = { start: number; end: number; text: string; folded: string; stem: string; content: boolean }

const pattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+(?:['\u2019][\p{L}]+)*(?:[.,:](?=\p{N})\p{N}+)*/gu

/** The words of a text in order. Hyphens part words; scripts without spaces give a word a character. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(pattern)) {
    const folded = fold(match[0])
    const bare = folded.replace(/'s$/, '')
    words.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      folded: functionWords.has(folded) ? folded : bare,
      stem: stem(bare.replace(/'/g, '')),
      content:
        !functionWords.has(folded) &&
        !functionWords.has(bare) &&
        (bare.length > 1 || /[^\p{Script=Latin}]/u.test(bare)),
    })
  }
  return words
}
