import type { LlamaModel } from 'node-llama-cpp'
import type { Tokenizer } from '../../core/ports/tokenizer.ts'

const mostWords = 100_000
const longestWord = 60

/**
 * Counts with a loaded vocabulary. WordPiece never joins what a space or line break parts, so there the counts of words
 * are kept and added up, ten times as fast as counting the text.
 */
export function createTokenizer(model: LlamaModel): Tokenizer {
  const count = (text: string): number => (text === '' ? 0 : model.tokenize(text, false).length)
  if (model.vocabularyType !== 'wpm') return { count }
  const known = new Map<string, number>()
  const countWord = (word: string): number => {
    const found = known.get(word)
    if (found !== undefined) return found
    const counted = count(word)
    if (word.length > longestWord) return counted
    if (known.size >= mostWords) known.clear()
    known.set(word, counted)
    return counted
  }
  return { count: (text) => text.split(/[ \n]+/).reduce((sum, word) => sum + countWord(word), 0) }
}
