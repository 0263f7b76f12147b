import type { RecognisedWord } from '../ports/text-recognizer.ts'

/** Words of a line that reads well stay, the guessed ones too: they hold its place and often most of their letters. */
const leastForLine = 0.6
/** Of other lines stay the words that are sure; most of these lines are made out of pictures. */
const leastForWord = 0.75
/** Specks and strokes are taken for single signs. */
const leastForMarks = 0.5
/** Where less of the letters is legible than this, the page holds something else than text in a known language. */
const leastShare = 0.35

/** Words of a page without what was made out of specks, pictures and foreign scripts. Empty where nothing is legible. */
export function legibleWords(words: readonly RecognisedWord[]): RecognisedWord[] {
  const kept = [...Map.groupBy(words, ({ line }) => line).values()].flatMap((line) => {
    const reads = meanConfidence(line) >= leastForLine
    return line.filter((word) => isLegible(word, reads))
  })
  const share = letters(kept) / Math.max(1, letters(words))
  return share >= leastShare && kept.some(({ text }) => /[\p{L}\p{N}]/u.test(text)) ? kept : []
}

/** Mean over the letters of words, 0 where there are none. */
export function meanConfidence(words: readonly RecognisedWord[]): number {
  const sum = words.reduce((total, { text, confidence }) => total + confidence * text.length, 0)
  return sum / Math.max(1, letters(words))
}

function isLegible({ text, confidence }: RecognisedWord, reads: boolean): boolean {
  const signs = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (reads) return signs > 1 || confidence >= leastForMarks
  return signs > 2 && confidence >= leastForWord
}

function letters(words: readonly RecognisedWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0)
}
