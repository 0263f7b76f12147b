/** Brackets without figures: defined terms, asides. */
const brackets = /\s+\((?=[^()]*\p{L}{3})(?![^()]*\d)[^()]{1,80}\)/gu
const lead =
  /^(?:However|Moreover|Furthermore|In addition|Additionally|Finally|Also|Therefore|Thus|Accordingly|Consequently|As a result|In particular|Indeed|Similarly|Meanwhile),\s+(?=\p{L})/u

/** A sentence without brackets and without the word that leads to it from the one before; the same where it has neither. */
export function trimByRule(text: string): string {
  const bare = text.replace(brackets, '').replace(lead, '')
  return bare.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
