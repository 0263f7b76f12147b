import type { ChunkDraft } from '../ports/chunk.ts'
import { cellBreak, headerOf } from './flow.ts'

/** Longest heading line, in characters: a path must leave room for the text. */
const longestLine = 120

/**
 * Headings above a chunk as one line; '' where there are none. Embedded before the text and counted in its budget.
 * A path that is too long loses its outermost headings, then its end.
 */
export function headingLine(headingPath: readonly string[]): string {
  const headings = headingPath.map((heading) => heading.replace(/\s+/g, ' ').trim()).filter((each) => each.length > 0)
  while (headings.length > 1 && headings.join(' › ').length > longestLine) headings.shift()
  return headings.join(' › ').slice(0, longestLine).toWellFormed()
}

/** What is embedded and indexed for a chunk: its heading path, its table's header row, its text, a line each. Nothing is said twice. */
export function passageText(chunk: Pick<ChunkDraft, 'headingPath' | 'header' | 'text'>): string {
  const own = chunk.headingPath.at(-1)
  const path = own !== undefined && chunk.text.startsWith(own) ? chunk.headingPath.slice(0, -1) : chunk.headingPath
  const header = saysHeader(chunk) ? '' : (chunk.header ?? '')
  return [headingLine(path), header, chunk.text].filter((line) => line !== '').join('\n')
}

/** Whether the header row itself stands in the chunk; headings may stand above it. */
function saysHeader({ header, text }: Pick<ChunkDraft, 'header' | 'text'>): boolean {
  if (header === undefined) return false
  return text.split('\n', 12).some((line) => headerOf(line.split(cellBreak)) === header)
}
