import { oneLine } from '../one-line.ts'
import { fold } from './match.ts'

/** A piece of a snippet; `found`: one of the words that were looked for. */
export type SnippetPiece = { text: string; found: boolean }

const LENGTH = 90
/** Characters of text kept before the first found word. */
const LEAD = 24
/** Words that end otherwise are found too: an inflected form differs by its last letters. */
const ENDING = 3

type Found = { at: number; end: number; word: string }

/** Scripts without spaces between words, of which words are found as pairs of characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** The part of a passage with the most of a query's words, on one line, cut at words; a dot line stands for what is left out. */
export function snippetOf(text: string, query: string): SnippetPiece[] {
  const line = oneLine(text)
  const words = [...line.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({ raw: match[0], at: match.index }))
  const wanted = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const found = words.flatMap(({ raw, at }) => (UNSPACED.test(raw) ? pairsIn(raw, at, wanted) : whole(raw, at, wanted)))
  const best = found
    .map(({ at }) => ({
      at,
      count: new Set(found.filter((o) => o.at >= at && o.at < at + LENGTH).map((o) => o.word)).size,
    }))
    .reduce((a, b) => (b.count > a.count ? b : a), { at: 0, count: 0 })
  const start = best.at <= LEAD ? 0 : (words.find(({ at }) => at >= best.at - LEAD && at <= best.at)?.at ?? best.at)
  const pieces: SnippetPiece[] = start > 0 ? [{ text: '… ', found: false }] : []
  let from = start
  for (const { at, end } of found) {
    if (at < from) continue
    if (at > from) pieces.push({ text: line.slice(from, at), found: false })
    pieces.push({ text: line.slice(at, end), found: true })
    from = end
  }
  if (from < line.length) pieces.push({ text: line.slice(from), found: false })
  return pieces
}

function whole(raw: string, at: number, wanted: readonly string[]): Found[] {
  const word = fold(raw)
  return wanted.some((one) => alike(word, fold(one))) ? [{ at, end: at + raw.length, word }] : []
}

/** Runs of pairs of characters that a wanted word holds too. */
function pairsIn(raw: string, start: number, wanted: readonly string[]): Found[] {
  const runs: Found[] = []
  const text = raw.toLowerCase()
  for (const one of wanted.map((word) => word.toLowerCase()).filter((word) => UNSPACED.test(word))) {
    const size = Math.min(2, one.length)
    for (let at = 0; at + size <= text.length; at += 1) {
      if (!one.includes(text.slice(at, at + size))) continue
      const last = runs.at(-1)
      if (last && last.end >= start + at && last.at <= start + at) last.end = Math.max(last.end, start + at + size)
      else runs.push({ at: start + at, end: start + at + size, word: text.slice(at, at + size) })
    }
  }
  return runs.sort((left, right) => left.at - right.at)
}

/** Inflected forms differ by their last letters; a compound ends in the word. */
function alike(word: string, wanted: string): boolean {
  if (word.startsWith(wanted) || (wanted.length > 4 && word.endsWith(wanted))) return true
  const root = wanted.slice(0, Math.max(4, wanted.length - ENDING))
  return wanted.length > 4 && word.startsWith(root) && word.length <= root.length + ENDING
}
