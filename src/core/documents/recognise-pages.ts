import { AssistantError } from '../../api/error.ts'
import type { Bitmap } from '../ports/bitmap.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { PageFile } from '../ports/page-file.ts'
import type { PdfCharacters, PdfFile } from '../ports/pdf-engine.ts'
import type { TextRecognizer } from '../ports/text-recognizer.ts'
import { isGarbled } from './garbled-text.ts'
import { greyOf } from './picture/grey-picture.ts'
import { hasInk } from './picture/has-ink.ts'
import { recognisedPage } from './recognised-page.ts'
import { isStampedScan, withStamp } from './stamped-scan.ts'

/** Pixels of a picture that is recognised, at most: 300 dpi of a page as large as two of A4. */
const mostPixels = 16_000_000
const longestSide = 12_000
/** Characters of a page, spaces with them, that may be a stamp. */
const mostStampCodes = 1_000

/**
 * Recognises pages of an open file in the order given. What little text a PDF's page has of its own stands in what is
 * recognised; `empty` where there is nothing else to read. A page that cannot be drawn or recognised is `unreadable`; the
 * others go on. Errors: `language-missing`, `language-damaged`, `picture-too-large` where it is the only page.
 */
export async function* recognisePages(
  recogniser: TextRecognizer,
  file: PageFile & Partial<Pick<PdfFile, 'page' | 'pictureShare'>>,
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
  file: PageFile & Partial<Pick<PdfFile, 'page' | 'pictureShare'>>,
  number: number,
  languages: readonly string[],
): Promise<ExtractedPage> {
  const size = file.size(number)
  const picture = file.draw(number, readingWidth(size))
  const { width, height } = size
  if (!hasInk(greyOf(picture))) return { number, text: '', source: 'empty', blocks: [], width, height }
  const recognised = await recogniser.recognise(picture, languages)
  const stamp = await stampOf(file, number)
  const found = stamp ? withStamp(recognised, stamp, picture) : recognised
  if (!found) return { number, text: '', source: 'empty', blocks: [], width, height }
  return recognisedPage(number, found, { width, height }, picture)
}

/** The text that a page has of its own, where that is a stamp on a scan and what the page shows. */
async function stampOf(
  { page, pictureShare }: Partial<Pick<PdfFile, 'page' | 'pictureShare'>>,
  number: number,
): Promise<PdfCharacters | undefined> {
  if (!page || !pictureShare) return undefined
  const characters = page(number)
  if (characters.codes.length === 0 || characters.codes.length > mostStampCodes) return undefined
  const text = String.fromCodePoint(...characters.codes)
  if (text.trim() === '' || (await isGarbled(text))) return undefined
  return isStampedScan(text, { pictureShare }, number) ? characters : undefined
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
