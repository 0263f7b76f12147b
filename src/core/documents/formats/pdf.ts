import { AssistantError } from '../../../api/error.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { PdfEngine, PdfFile } from '../../ports/pdf-engine.ts'
import { headingStack } from '../heading-stack.ts'
import { bodyStyle } from '../pdf-layout/body-style.ts'
import { headingLevels } from '../pdf-layout/heading-style.ts'
import { margins } from '../pdf-layout/margins.ts'
import { linesOfPage } from '../pdf-layout/reading-order.ts'
import { type LaidPage, layPage, runningLines } from '../pdf-layout/running-lines.ts'
import { addWords, vocabulary } from '../pdf-layout/vocabulary.ts'
import { writePage } from '../pdf-layout/write-page.ts'

/** Pages read ahead and kept behind, to know running lines and words; memory stays bounded in long documents. */
const ahead = 6
const behind = 4

/** Pages of an open PDF in order. `opened` pages that hold no text are yielded empty. */
export function* readPdfPages(file: PdfFile): Generator<ExtractedPage> {
  const words = vocabulary()
  const body = bodyStyle()
  const edges = margins()
  const headings = headingStack()
  const levelOf = headingLevels()
  const seen = new Set<string>()
  const laid: LaidPage[] = []
  let next = 1
  for (let number = 1; number <= file.pages; number++) {
    for (; next <= Math.min(file.pages, number + ahead); next++) {
      const characters = file.page(next)
      const lines = linesOfPage(characters)
      for (const line of lines) {
        body.add(line)
        edges.add(line)
        addWords(words, characters, line)
      }
      laid.push(layPage(next, characters, lines))
    }
    while ((laid[0]?.number ?? number) < number - behind) laid.shift()
    const page = laid.find((candidate) => candidate.number === number)
    if (!page) throw new AssistantError('document-damaged')
    const left = runningLines(page, laid, seen)
    const lines = page.lines.filter((line) => !left.has(line))
    yield writePage(number, page.characters, lines, { ...body.style(), words, margins: edges, headings, levelOf })
  }
}

/** Pages by the second engine: text without places on the page. */
export async function plainPdfPages(engine: PdfEngine, bytes: Uint8Array): Promise<string[]> {
  try {
    return await engine.plainText(bytes)
  } catch (error) {
    throw new AssistantError(isPasswordError(error) ? 'document-encrypted' : 'document-damaged', {}, { cause: error })
  }
}

function isPasswordError(error: unknown): boolean {
  return error instanceof Error && /password/i.test(`${error.name} ${error.message}`)
}
