import type { Block } from '../../api/document.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'

/** The page's blocks; text that no block covers (a reader without structure) becomes paragraphs between blank lines. */
export function blocksOf(page: Pick<ExtractedPage, 'text' | 'blocks'>): Block[] {
  const blocks: Block[] = []
  let at = 0
  let path: readonly string[] = page.blocks[0]?.headingPath ?? []
  const fill = (end: number): void => {
    for (const match of page.text.slice(at, end).matchAll(/\S(?:[^\n]|\n(?![^\S\n]*\n))*/g)) {
      const start = at + match.index
      blocks.push({ kind: 'paragraph', start, end: start + match[0].length, headingPath: [...path] })
    }
  }
  for (const block of page.blocks) {
    if (block.start < at || block.end <= block.start) continue
    fill(block.start)
    blocks.push(block)
    path =
      block.kind === 'heading'
        ? [...block.headingPath, page.text.slice(block.start, block.end).trim()]
        : block.headingPath
    at = block.end
  }
  fill(page.text.length)
  return blocks
}
