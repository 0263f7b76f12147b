import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { type Unit, unitsOf } from '../outline/unit.ts'

/** A piece of a page that facts are read from: no fact is read across two of them. `start`: where it stands in the page's text. */
export type FactPiece = { page: ExtractedPage; start: number; text: string; kind: Unit['kind'] }

/** Characters from the beginning of a document that are looked at: about a hundred pages. */
const lookedAt = 300_000

/** The text of pages cut at its blocks, cells and blank lines, as far as it is looked at. */
export function factPieces(pages: readonly ExtractedPage[]): FactPiece[] {
  const pieces: FactPiece[] = []
  let room = lookedAt
  for (const { page, start, end, kind } of unitsOf(pages)) {
    if (room <= 0 || kind === 'code') continue
    const text = page.text.slice(start, Math.min(end, start + room))
    room -= text.length
    for (const { index, 0: own } of text.matchAll(/(?:(?!\t|\n[^\S\n]*\n)[^])+/g)) {
      if (own.trim() !== '') pieces.push({ page, start: start + index, text: own, kind })
    }
  }
  return pieces
}
