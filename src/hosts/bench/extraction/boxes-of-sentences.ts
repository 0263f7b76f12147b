import { readLimits } from '../../../core/documents/read-document.ts'
import type { ExtractedPage } from '../../../core/ports/extracted-page.ts'
import type { Workshop } from '../../../core/ports/workshop.ts'
import { alike } from './alike.ts'
import { openPageReader } from './words-in-boxes.ts'

/** Sentences of one PDF: how many stand whole on a page, and those whose drawn boxes hold other words than theirs. */
export type BoxedSentences = { drawn: number; wrong: { sentence: string; inside: string }[] }

/**
 * Draws each sentence where the stored text has it and reads the words in the boxes with bare PDFium. Words are
 * compared under `alike`, and without what some PDFs draw apart from its line, after the page: the marks ®, ™ and ©, and
 * the raised endings of `1st`, `2nd`, `3rd` and `4th`.
 */
export async function boxesOfSentences(
  workshop: Workshop,
  path: string,
  sentences: readonly string[],
): Promise<BoxedSentences> {
  const signal = new AbortController().signal
  const pages: ExtractedPage[] = []
  const { maxBytes, ...limits } = readLimits
  for await (const event of workshop.run('read-document', { path, maxBytes }, limits, signal)) {
    if (event.type === 'page-read') pages.push(event.page)
  }
  const folded = pages.map((page) => foldWithPlaces(page.text))
  using reader = await openPageReader(path)
  const result: BoxedSentences = { drawn: 0, wrong: [] }
  for (const sentence of sentences) {
    const wanted = alike(sentence)
    const at = folded.findIndex(({ text }) => text.includes(wanted))
    const [page, fold] = [pages[at], folded[at]]
    if (page?.map === undefined || fold === undefined) continue
    const from = fold.text.indexOf(wanted)
    const start = fold.places[from] ?? 0
    const end = (fold.places[from + wanted.length - 1] ?? 0) + 1
    const span = { page: page.number, start, end, text: page.text.slice(start, end) }
    const input = { path, pages: [{ number: page.number, map: page.map, spans: [span] }] }
    for await (const { boxes } of workshop.run('locate-spans', input, limits, signal)) {
      const inside = boxes.map((place) => alike(reader.wordsIn(place))).join('')
      result.drawn += 1
      if (!isSame(withoutMarks(inside), withoutMarks(wanted))) result.wrong.push({ sentence, inside })
    }
  }
  return result
}

function isSame(inside: string, wanted: string): boolean {
  return inside.startsWith(wanted) && /^(?:st|nd|rd|th)*$/.test(inside.slice(wanted.length))
}

function withoutMarks(text: string): string {
  return text.replace(/[®™©]/g, '')
}

/** A text under `alike`, with the place each of its characters came from. */
function foldWithPlaces(text: string): { text: string; places: number[] } {
  let folded = ''
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const piece = alike(text.charAt(at))
    folded += piece
    for (let unit = 0; unit < piece.length; unit += 1) places.push(at)
  }
  return { text: folded, places }
}
