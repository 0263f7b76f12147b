import { oneLine } from '../one-line.ts'
import { fold } from './match.ts'

/** A piece of a snippet; `found`: one of the words that were looked for. */
export type SnippetPiece = { text: string; found: boolean }

const LENGTH = 90
/** Characters of text kept before the first found word. */
const LEAD = 24
/** Words that end otherwise are found too: an inflected form differs by its last letters. */
const ENDING = 3

/** The part of a passage with the most of a query's words, on one line, cut at words; a dot line stands for what is left out. */
export function snippetOf(text: string, query: string): SnippetPiece[] {
  const line = oneLine(text)
  const words = [...line.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: fold(match[0]), at: match.index }))
  const wanted = (query.match(/[\p{L}\p{N}]+/gu) ?? []).map(fold)
  const found = words.filter(({ word }) => wanted.some((one) => alike(word, one)))
  const best = found
    .map(({ at }) => ({
      at,
      count: new Set(found.filter((o) => o.at >= at && o.at < at + LENGTH).map((o) => o.word)).size,
    }))
    .reduce((a, b) => (b.count > a.count ? b : a), { at: 0, count: 0 })
  const start = best.at <= LEAD ? 0 : (words.find(({ at }) => at >= best.at - LEAD)?.at ?? 0)
  const pieces: SnippetPiece[] = start > 0 ? [{ text: '… ', found: false }] : []
  let from = start
  for (const { at } of found) {
    if (at < start) continue
    const end = at + (/^[\p{L}\p{N}]+/u.exec(line.slice(at))?.[0].length ?? 0)
    if (at > from) pieces.push({ text: line.slice(from, at), found: false })
    pieces.push({ text: line.slice(at, end), found: true })
    from = end
  }
  if (from < line.length) pieces.push({ text: line.slice(from), found: false })
  return pieces
}

function alike(word: string, wanted: string): boolean {
  if (word.startsWith(wanted)) return true
  const root = wanted.slice(0, Math.max(4, wanted.length - ENDING))
  return wanted.length > 4 && word.startsWith(root) && word.length <= root.length + ENDING
}
