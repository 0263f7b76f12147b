import type { Block } from '../../api/document.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import { cleanText } from './clean-text.ts'
import type { FlowBlock, PageBreak } from './flow.ts'
import { headingStack } from './heading-stack.ts'
import { splitLongText } from './split-long-text.ts'

/**
 * Characters of a page of a format that has none: about a printed page, so that "page 3" helps a reader find a place
 * and a page is small to load. A page ends before a heading once it is half full; a block is never parted unless it
 * alone is longer than a page.
 */
export const pageCharacters = 3_000

/**
 * Pages of a flow of blocks, numbered from 1. Empty blocks are left out; no blocks give no pages. What follows a page
 * break is headed by it alone, and bears its label on every page that it takes.
 */
export function* paginate(flow: Iterable<FlowBlock | PageBreak>): Generator<ExtractedPage> {
  let headings = headingStack()
  let label: string | undefined
  let number = 0
  let text = ''
  let blocks: Block[] = []
  const finish = (): ExtractedPage => {
    number += 1
    const page: ExtractedPage = { number, text, source: 'text', blocks, ...(label === undefined ? {} : { label }) }
    text = ''
    blocks = []
    return page
  }
  for (const block of flow) {
    if (block.kind === 'page-break') {
      if (text !== '') yield finish()
      headings = headingStack()
      label = block.label
      continue
    }
    const { kind, text: raw, level, header } = block
    // Empty first cells stand before the block, which begins with its first word.
    let indent = kind === 'table-row' ? (/^\t*/.exec(raw)?.[0] ?? '') : ''
    for (const piece of splitLongText(trimBlock(cleanText(raw)), pageCharacters)) {
      const full = text.length + piece.length > pageCharacters
      const breakBeforeHeading = kind === 'heading' && text.length > pageCharacters / 2
      if (text !== '' && (full || breakBeforeHeading)) yield finish()
      if (text !== '') text += separator(blocks.at(-1)?.kind, kind)
      text += indent
      indent = ''
      const start = text.length
      text += piece
      const isHeading = kind === 'heading'
      if (isHeading) headings.enter(level ?? 1, piece.replace(/\s+/g, ' '))
      const path = headings.path()
      blocks.push({
        kind,
        start,
        end: text.length,
        ...(isHeading ? { level: Math.min(9, Math.max(1, level ?? 1)) } : {}),
        ...(header === undefined ? {} : { header }),
        headingPath: isHeading ? path.slice(0, -1) : path,
      })
    }
  }
  if (text !== '') yield finish()
}

/** More pages are not held: they are made again, where their flow allows it. */
const pagesHeld = 500

/**
 * Returns the pages of a flow and how many there are. Those of a long flow are counted first, and made when they are
 * taken; yields while it counts. Where it is known about how many `characters` the flow has, a long one is gone through once, and
 * `count` is what its first pages let expect.
 */
export function* countedPages(
  flow: Iterable<FlowBlock | PageBreak>,
  characters?: number,
): Generator<void, { count: number; pages: Iterable<ExtractedPage> }> {
  const isGoneAfterwards = characters === undefined && Object.is(flow[Symbol.iterator](), flow)
  const held: ExtractedPage[] = []
  const all = paginate(flow)
  let count = 0
  for (let next = all.next(); !next.done; next = all.next()) {
    const page = next.value
    count += 1
    if (characters !== undefined) {
      held.push(page)
      if (count < pagesHeld) continue
      const length = held.reduce((sum, { text }) => sum + text.length, 0)
      return { count: Math.max(count, Math.round((count * characters) / length)), pages: inTurn(held, all) }
    }
    if (isGoneAfterwards || count <= pagesHeld) held.push(page)
    else held.length = 0
    if (count % pagesHeld === 0) yield
  }
  return { count, pages: held.length === count ? held : paginate(flow) }
}

function* inTurn(first: readonly ExtractedPage[], rest: Iterable<ExtractedPage>): Generator<ExtractedPage> {
  yield* first
  yield* rest
}

/** Between two blocks on a page: an empty line, or none between items of a list and rows of a table. */
export function separator(before: Block['kind'] | undefined, after: Block['kind']): string {
  return before === after && (after === 'list-item' || after === 'table-row') ? '\n' : '\n\n'
}

/** Without blank lines at both ends; indentation of the first line goes too, as a block's slice is trimmed. */
function trimBlock(text: string): string {
  if (!text.includes('\n')) return text.trim()
  // Not by an expression: on a long run of spaces within a line it would take the square of its length.
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}
