import { AssistantError } from '../../api/error.ts'
import type { Bitmap, ExtractedPage, PageFile, TextRecognizer } from '../ports.ts'
import { greyOf } from './picture/grey-picture.ts'
import { hasInk } from './picture/has-ink.ts'
import { recognisedPage } from './recognised-page.ts'

/** Pixels of a picture that is recognised, at most: 300 dpi of a page as large as two of A4. */
const mostPixels = 16_000_000
const longestSide = 12_000

/**
 * Recognises pages of an open file in the order given. A page that cannot be drawn or recognised is `unreadable`; the
 * others go on. Errors: `language-missing`, `language-damaged`, `picture-too-large` where it is the only page.
 */
export async function* recognisePages(
  recogniser: TextRecognizer,
  file: PageFile,
  pages: readonly number[],
  languages: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<ExtractedPage> {
  for (const number of pages) {
    signal.throwIfAborted()
    try {
      yield await recogniseOne(recogniser, file, number, languages)
    } catch (error) {
      const code = error instanceof AssistantError ? error.code : undefined
      if (code === 'language-missing' || code === 'language-damaged') throw error
      yield { number, text: '', source: 'unreadable', blocks: [] }
    }
  }
}

async function recogniseOne(
  recogniser: TextRecognizer,
  file: PageFile,
  number: number,
  languages: readonly string[],
): Promise<ExtractedPage> {
  const size = file.size(number)
  const picture = file.draw(number, readingWidth(size))
  const { width, height } = size
  if (!hasInk(greyOf(picture))) return { number, text: '', source: 'empty', blocks: [], width, height }
  return recognisedPage(number, await recogniser.recognise(picture, languages), { width, height }, picture)
}

/** The width at which a page is drawn to be read, within what memory and time allow. */
function readingWidth({ width, height, readingWidth: wanted }: ReturnType<PageFile['size']>): number {
  const tall = height / Math.max(width, 1e-6)
  const byPixels = Math.sqrt(mostPixels / tall)
  return Math.max(1, Math.floor(Math.min(wanted, byPixels, longestSide, longestSide / tall)))
}

/** A page as a picture at most `width` pixels wide. */
export function drawPage(file: PageFile, number: number, width: number): Bitmap {
  if (number < 1 || number > file.pages) throw new AssistantError('bad-request', { detail: `page ${number}` })
  const { width: points, height } = file.size(number)
  const byPixels = Math.sqrt(mostPixels / (height / Math.max(points, 1e-6)))
  return file.draw(number, Math.max(1, Math.floor(Math.min(width, byPixels))))
}
