import type { ExtractedPage } from '../ports/extracted-page.ts'

/** What is wrong with a page as stored; empty where it keeps every promise of `ExtractedPage`. */
export function pageProblems({ text, blocks, map, number }: ExtractedPage): string[] {
  const problems: string[] = []
  const say = (problem: string): void => void problems.push(`page ${number}: ${problem}`)
  if (/[\u0000\r\uFFFE]/.test(text)) say('a character that may not be stored')
  if (!text.isWellFormed()) say('a lone surrogate')
  let end = 0
  for (const block of blocks) {
    const slice = text.slice(block.start, block.end)
    if (block.start < end || block.end > text.length) say(`block ${block.start} overlaps or runs out`)
    if (slice === '' || slice !== slice.trim()) say(`block ${block.start} is empty or not trimmed`)
    if ((block.kind === 'heading') !== (block.level !== undefined)) say(`block ${block.start} has a wrong level`)
    if (text.slice(end, block.start).trim() !== '') say(`text before block ${block.start} is in no block`)
    end = block.end
  }
  if (text.slice(end).trim() !== '') say('text after the last block is in no block')
  let mapped = 0
  for (const [start, character, length] of map ?? []) {
    if (start < mapped || length < 1 || character < 0 || start + length > text.length)
      say(`run ${start} of the map is wrong`)
    mapped = start + length
  }
  return problems
}

/** Whether the heading paths of a document's pages are those that its headings give. */
export function headingPathProblems(pages: readonly ExtractedPage[]): string[] {
  const problems: string[] = []
  const headings = new Set<string>()
  for (const page of pages) {
    for (const block of page.blocks) {
      const own = page.text.slice(block.start, block.end).replace(/\s+/g, ' ')
      if (block.kind === 'heading') headings.add(own)
      for (const heading of block.headingPath) {
        const known = headings.has(heading) || [...headings].some((full) => full.startsWith(heading.slice(0, -1)))
        if (!known) problems.push(`page ${page.number}: ${heading} is no heading before block ${block.start}`)
      }
    }
  }
  return problems
}
