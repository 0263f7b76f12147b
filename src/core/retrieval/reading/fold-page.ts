import { foldWord } from '../analyse.ts'

/** Characters beyond which folding changes more than case. */
const unusual = /[^\0-\xbf\u2000-\u206f]/

/** A text and the headings above it, folded as terms are, to look for terms in without analysing it. */
export function foldPage(text: string, headings: readonly string[]): string {
  const all = [text, ...new Set(headings)].join('\n')
  return unusual.test(all) ? foldWord(all) : all.toLowerCase()
}

/**
 * Whether a folded text may hold an index term. A stem is looked for without its last letters, which may not stand in
 * the text; so it may say yes too often, seldom no where the text holds the term.
 */
export function finder(term: string): (folded: string) => boolean {
  if (/^\d{4,}$/.test(term)) {
    const grouped = new RegExp([...term].join("[,'’\u202f]?"))
    return (folded) => grouped.test(folded)
  }
  const stem = /^[a-z']{4,}$/.test(term) ? term.slice(0, Math.max(3, term.length - 2)) : term
  return (folded) => folded.includes(stem)
}
