import type { Block, BlockKind } from '../../../api/document.ts'
import { trimRange } from '../../documents/sentences.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { countWords } from './count-words.ts'

/** A piece of a page that stays whole where a document is parted: a block, or a paragraph of text that is in none. */
export type Unit = {
  page: ExtractedPage
  start: number
  end: number
  kind: BlockKind
  level?: number
  headingPath: readonly string[]
  words: number
}

/** The pieces of pages in reading order: together they hold every character that is not white space. */
export function unitsOf(pages: readonly ExtractedPage[]): Unit[] {
  return pages.flatMap((page) => {
    const units: Unit[] = []
    let end = 0
    let path: readonly string[] = []
    for (const block of page.blocks) {
      units.push(...loose(page, end, block.start, path), unitOf(page, block))
      end = Math.max(end, block.end)
      path = block.headingPath
    }
    return [...units, ...loose(page, end, page.text.length, path)]
  })
}

function unitOf(page: ExtractedPage, { kind, start, end, level, headingPath }: Block): Unit {
  const words = countWords(page.text.slice(start, end))
  return { page, start, end, kind, headingPath, words, ...(level === undefined ? {} : { level }) }
}

/** Paragraphs between blank lines of text that stands in no block. */
function loose(page: ExtractedPage, start: number, end: number, headingPath: readonly string[]): Unit[] {
  if (start >= end) return []
  const text = page.text.slice(start, end)
  return [...text.matchAll(/\S(?:(?!\n[^\S\n]*\n)[^])*/g)].map(({ index, 0: paragraph }) => {
    const range = trimRange(page.text, { start: start + index, end: start + index + paragraph.length })
    return { page, ...range, kind: 'paragraph', headingPath, words: countWords(paragraph) }
  })
}
