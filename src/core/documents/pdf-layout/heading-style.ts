import type { Line } from './line.ts'

/** How a heading looks; deeper ones look lesser. */
export type HeadingStyle = { size: number; bold: boolean; capitals: boolean; depth: number; rank: number }

const longestHeading = 160
const numbered =
  /^(?:(?:section|article|chapter|part|appendix|annex|item|note|schedule|exhibit|§)\s*)?(\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,5}|[A-Z])(?:[.):]|\s|\.\s|$)/i

/** The look of lines that are a heading, or undefined. `body` is the document's usual size, `boldBody` its weight. */
export function headingStyle(
  lines: readonly Line[],
  text: string,
  body: number,
  boldBody: boolean,
): HeadingStyle | undefined {
  const first = lines[0]
  if (!first || lines.length > 3 || text.length > longestHeading || !/\p{L}/u.test(text)) return undefined
  if (/^\(.*\)$/.test(text)) return undefined
  if (/[,;]$/.test(text) || (/\.$/.test(text) && !/^\S+\.$/.test(text) && text.split(' ').length > 8)) return undefined
  const letters = text.replace(/[^\p{L}]/gu, '')
  const capitals = letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  const larger = first.size >= body * 1.12
  const bold = lines.every((line) => line.bold) && !boldBody
  if (
    !larger &&
    !bold &&
    !(capitals && lines.length === 1 && /^\p{L}/u.test(text) && text.length < 80 && letters.length > 5)
  )
    return undefined
  if (!larger && (first.size < body * 0.85 || lines.length > 2)) return undefined
  if (!larger && !bold && text.split(' ').length > 12) return undefined
  if (letters.length < 3) return undefined
  return { size: Math.round(first.size * 2) / 2, bold, capitals, depth: numberDepth(text), rank: wordRank(text) }
}

/** Parts of a heading's number: 7 is 1, 7.2 is 2; 0 where it has none. */
export function numberDepth(text: string): number {
  const number = numbered.exec(text)?.[1]
  return number === undefined ? 0 : number.split('.').length
}

/** Parts of the number of a clause such as 7.2 at a text's start; 0 where it has none or a plain number. */
export function clauseDepth(text: string): number {
  return /^\d{1,3}(?:\.\d{1,3})+(?=[.)]?\s)/.exec(text)?.[0].split('.').length ?? 0
}

/** Gives headings levels by their looks in the order in which they come; level 1 is the first or a grander one. */
export function headingLevels(): (style: HeadingStyle) => number {
  const open: HeadingStyle[] = []
  return (style) => {
    while (open.length > 0 && !isBelow(style, open.at(-1) as HeadingStyle)) open.pop()
    open.push(style)
    return Math.min(9, open.length)
  }
}

const ranks: readonly RegExp[] = [
  /^part\b/i,
  /^(chapter|title|annex|appendix)\b/i,
  /^(item|article)\b/i,
  /^(section|note|§)/i,
]

/** The rank of the word a numbered heading begins with, 1 the highest; 0 where it has none. */
function wordRank(text: string): number {
  return numberDepth(text) === 0 ? 0 : ranks.findIndex((word) => word.test(text)) + 1
}

function isBelow(style: HeadingStyle, above: HeadingStyle): boolean {
  if (style.rank > 0 && above.rank > 0 && style.rank !== above.rank) return style.rank > above.rank
  if (style.depth > 0 && above.depth > 0 && style.depth !== above.depth) return style.depth > above.depth
  if (Math.abs(style.size - above.size) >= 0.5) return style.size < above.size
  if (style.bold !== above.bold) return above.bold
  if (style.capitals !== above.capitals) return above.capitals
  return false
}
