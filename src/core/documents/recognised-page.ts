import type { Box } from '../../api/span.ts'
import type { ExtractedPage, SpanMap, WordBoxes } from '../ports/extracted-page.ts'
import type { RecognisedText } from '../ports/text-recognizer.ts'
import { headingStack } from './heading-stack.ts'
import { legibleWords, meanConfidence } from './legible-words.ts'
import { bodyStyle } from './pdf-layout/body-style.ts'
import { headingLevels } from './pdf-layout/heading-style.ts'
import { margins } from './pdf-layout/margins.ts'
import { linesOfPage } from './pdf-layout/reading-order.ts'
import { addWords, vocabulary } from './pdf-layout/vocabulary.ts'
import { writePage } from './pdf-layout/write-page.ts'
import { recognisedCharacters } from './recognised-characters.ts'

/** Fewer words than these may be made out of any picture. */
const leastWords = 3

/**
 * A page of what was recognised on its picture: laid out by the rules for PDFs, so that columns, table rows and broken
 * words come out alike. `size` in points, `picture` in pixels. Where nothing legible is left it is `unreadable`, or
 * `empty` where what was found does not look like writing either: a photograph, a drawing.
 */
export function recognisedPage(
  number: number,
  recognised: RecognisedText,
  size: { width: number; height: number },
  picture: { width: number; height: number },
): ExtractedPage {
  const { width, height } = size
  const [across, down] = [width / picture.width, height / picture.height]
  const words = legibleWords(recognised.words).map((word) => {
    const { x, y, width: wide, height: tall } = word.box
    return { ...word, box: { x: x * across, y: y * down, width: wide * across, height: tall * down } }
  })
  const { characters, words: owners } = recognisedCharacters(words, recognised.turn, { width, height })
  const { map = [], ...page } = writeAlone(number, characters)
  if (page.text === '') {
    const source = looksWritten(recognised.words) ? 'unreadable' : 'empty'
    return { number, text: '', source, blocks: [], width, height }
  }
  const boxes = wordBoxes(
    map,
    owners,
    words.map(({ box }) => box),
  )
  const confidence = Math.round(meanConfidence(words) * 1000) / 1000
  return { ...page, source: 'recognised', words: boxes, confidence }
}

/** Whether words of three letters and more are among what was found; shapes in pictures are taken for shorter ones. */
function looksWritten(words: RecognisedText['words']): boolean {
  return words.filter(({ text }) => /[\p{L}\p{N}]{3}/u.test(text)).length >= leastWords
}

/** A page written without any other page of its document. */
function writeAlone(number: number, characters: ReturnType<typeof recognisedCharacters>['characters']): ExtractedPage {
  const [words, body, edges] = [vocabulary(), bodyStyle(), margins()]
  const lines = linesOfPage(characters)
  for (const line of lines) {
    body.add(line)
    edges.add(line)
    addWords(words, characters, line)
  }
  const context = { ...body.style(), words, margins: edges, headings: headingStack(), levelOf: headingLevels() }
  return writePage(number, characters, lines, context)
}

/** Where each word stands in the text; one that a hyphen had parted stands there as its parts, each with its own box. */
function wordBoxes(map: SpanMap, owners: Int32Array, boxes: readonly Box[]): WordBoxes {
  const found: { start: number; end: number; box: Box; owner: number }[] = []
  for (const [textStart, charStart, length] of map) {
    for (let at = 0; at < length; at++) {
      const owner = owners[charStart + at] ?? -1
      const box = boxes[owner]
      if (!box) continue
      const last = found.at(-1)
      if (last?.owner === owner && last.end === textStart + at) last.end += 1
      else found.push({ start: textStart + at, end: textStart + at + 1, box, owner })
    }
  }
  return found.map(({ start, end, box }) => ({ start, end, box }))
}
