import type { Span } from '../../api/span.ts'

/** A text with case and white space folded. `at[i]` is where unit `i` begins in the original; one more for its end. */
export type FoldedText = { text: string; at: Int32Array }

/**
 * Lower case, compatibility forms taken apart, accents dropped, quotes and dashes made plain, soft hyphens left out,
 * and each run of white space one space, with the way back to the original.
 */
export function foldText(text: string): FoldedText {
  const at: number[] = []
  let folded = ''
  let position = 0
  let afterSpace = false
  for (const character of text) {
    const space = isSpace(character)
    const added = space ? (afterSpace ? '' : ' ') : foldCharacter(character)
    for (let unit = 0; unit < added.length; unit++) at.push(position)
    folded += added
    if (space) afterSpace = true
    else if (added !== '') afterSpace = false
    position += character.length
  }
  at.push(position)
  return { text: folded, at: Int32Array.from(at) }
}

/** The text of `foldText` alone, which is much faster for plain letters. */
export function foldedText(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text.toLowerCase().replace(/\s+/g, ' ') : foldText(text).text
}

/** Every place of `wanted` on a page, in order, not overlapping; case and white space do not matter. */
export function findOnPage(page: { number: number; text: string }, wanted: string, limit: number): Span[] {
  const needle = foldText(wanted).text.trim()
  if (needle === '') return []
  const { text, at } = foldText(page.text)
  const spans: Span[] = []
  for (let found = text.indexOf(needle); found >= 0 && spans.length < limit; ) {
    const start = at[found] ?? 0
    const end = endOf(page.text, at[found + needle.length - 1] ?? start)
    spans.push({ page: page.number, start, end, text: page.text.slice(start, end) })
    found = text.indexOf(needle, found + needle.length)
  }
  return spans
}

/** The end of the character that begins at `start`, with the accents that follow it. */
function endOf(text: string, start: number): number {
  const code = text.codePointAt(start) ?? 0
  let end = start + (code > 0xffff ? 2 : 1)
  while (end < text.length && /\p{M}/u.test(text[end] ?? '')) end++
  return end
}

function isSpace(character: string): boolean {
  const code = character.charCodeAt(0)
  return code > 0x20 && code < 0x80 ? false : /\s/u.test(character)
}

const foldings = new Map<string, string>()

/** Folds a character; each is asked for over and over. */
function foldCharacter(character: string): string {
  const known = foldings.get(character)
  if (known !== undefined) return known
  const folded = foldAnew(character)
  if (foldings.size > 5_000) foldings.clear()
  foldings.set(character, folded)
  return folded
}

function foldAnew(character: string): string {
  if (character === '\u00AD' || character === '\u200B') return ''
  if (/[\u2018\u2019\u201B\u2032]/.test(character)) return "'"
  if (/[\u201C\u201D\u201F\u2033]/.test(character)) return '"'
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-'
  return character.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/\s+/gu, ' ')
}
