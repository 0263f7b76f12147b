import type { Box } from '../../api/span.ts'
import type { PdfCharacters, PdfFile } from '../ports/pdf-engine.ts'
import type { RecognisedText, RecognisedWord } from '../ports/text-recognizer.ts'
import { legibleWords } from './legible-words.ts'

/** Stamps, headers of faxes and of courts, numbers of pages and of files: more than this is a page's own text. */
const mostSigns = 250
const leastPicture = 0.75
/** Fewer words than these beside the stamp are made out of any picture. */
const leastWords = 8

/** Whether a page of a PDF is a scan with little text over it, whose own text is still in the picture. */
export function isStampedScan(text: string, file: Pick<PdfFile, 'pictureShare'>, number: number): boolean {
  return text.replace(/\s+/g, '').length <= mostSigns && file.pictureShare(number) >= leastPicture
}

/**
 * What was recognised on a page that has text of its own: the words of the file stand for those recognised in their
 * place. Undefined where nothing else can be read, so that the page is no scan. `picture` in pixels.
 */
export function withStamp(
  recognised: RecognisedText,
  stamp: PdfCharacters,
  picture: { width: number; height: number },
): RecognisedText | undefined {
  const words = stampWords(stamp, picture)
  const others = recognised.words.filter((word) => !words.some(({ box }) => isSameWord(word.box, box)))
  if (legibleWords(others).filter(({ text }) => /[\p{L}\p{N}]{2}/u.test(text)).length < leastWords) return undefined
  const line = Math.max(0, ...others.map((word) => word.line)) + 1
  const paragraph = Math.max(0, ...others.map((word) => word.paragraph)) + 1
  const own = words.map((word) => ({ ...word, line: word.line + line, paragraph: paragraph + word.line }))
  return { ...recognised, words: [...own, ...others] }
}

/** The words of the file, in pixels of the picture. */
function stampWords({ codes, geometry, width, height }: PdfCharacters, picture: { width: number; height: number }) {
  const [across, down] = [picture.width / width, picture.height / height]
  const words: RecognisedWord[] = []
  let line = 0
  let open: RecognisedWord | undefined
  for (const [at, code] of codes.entries()) {
    const letter = code >= 32 && code < 0xfffe ? String.fromCodePoint(code) : ''
    if (letter.trim() === '') {
      open = undefined
      if (code === 10) line += 1
      continue
    }
    const [left = 0, top = 0, right = 0, bottom = 0] = geometry.subarray(at * 6, at * 6 + 4)
    const box = { x: left * across, y: top * down, width: (right - left) * across, height: (bottom - top) * down }
    if (!open) {
      open = { text: '', confidence: 1, box, line, paragraph: 0 }
      words.push(open)
    }
    open.text += letter
    open.box = around(open.box, box)
  }
  return words
}

function around(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  const width = Math.max(one.x + one.width, other.x + other.width) - x
  return { x, y, width, height: Math.max(one.y + one.height, other.y + other.height) - y }
}

/** A word in the place of another, of about its height: what a large stamp lies over is not the stamp. */
function isSameWord(word: Box, stamp: Box): boolean {
  const [x, y] = [word.x + word.width / 2, word.y + word.height / 2]
  const inside = x > stamp.x && x < stamp.x + stamp.width && y > stamp.y && y < stamp.y + stamp.height
  return inside && word.height > stamp.height * 0.3 && word.height < stamp.height * 1.5
}
