import type { RecognisedWord } from '../../core/ports/text-recognizer.ts'

/** Level of a word among page, block, paragraph, line and word. */
const wordLevel = '5'

/**
 * Words of the recogniser's table: level, page, block, paragraph, line, word, left, top, width, height, confidence (0 to
 * 100) and text, parted by tabs (tesseract/src/api/renderer.cpp).
 */
export function wordsOfTsv(table: string): RecognisedWord[] {
  const words: RecognisedWord[] = []
  let [line, paragraph] = [-1, -1]
  let [lastLine, lastParagraph] = ['', '']
  for (const row of table.split('\n')) {
    const [level, , block, inBlock, inParagraph, , left, top, width, height, confidence, ...rest] = row.split('\t')
    const text = rest.join(' ').trim()
    if (level !== wordLevel || text === '') continue
    const paragraphKey = `${block} ${inBlock}`
    const lineKey = `${paragraphKey} ${inParagraph}`
    if (paragraphKey !== lastParagraph) paragraph += 1
    if (lineKey !== lastLine) line += 1
    lastParagraph = paragraphKey
    lastLine = lineKey
    const box = { x: Number(left), y: Number(top), width: Number(width), height: Number(height) }
    words.push({ text, confidence: Math.min(1, Math.max(0, Number(confidence) / 100)), box, line, paragraph })
  }
  return words
}
