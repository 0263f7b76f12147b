import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { expandCharacter } from './expand-character.ts'
import type { Fragment } from './fragment.ts'
import { type Line, lineOf } from './line.ts'

const longestRunIn = 80
const numberedTitle = /^\d{1,2}(?:\.\d{1,2})+\.?\s+\p{Lu}/u

/**
 * Parts a clause that begins with its numbered title in bold ("7.2 Termination. Either party …") into title and text.
 * Undefined where it does not, also where only the number is bold.
 */
export function runInLength(
  page: PdfCharacters,
  lines: readonly Line[],
  text: string,
): { heading: Line[]; rest: Line[] } | undefined {
  const first = lines[0]
  if (!first || !numberedTitle.test(text)) return undefined
  const end = boldEnd(page, first)
  if (!end) return undefined
  const { at, index, title } = end
  if (title.length > longestRunIn || !numberedTitle.test(title)) return undefined
  const cut = first.fragments[at] as Fragment
  const [headCut, tailCut] = [
    { ...cut, to: index },
    { ...cut, from: index },
  ]
  const heading = [...first.fragments.slice(0, at), ...(headCut.to > headCut.from ? [headCut] : [])]
  const rest = [...(tailCut.to > tailCut.from ? [tailCut] : []), ...first.fragments.slice(at + 1)]
  if (heading.length === 0) return undefined
  const restLines = [...(rest.length > 0 ? [lineOf(rest)] : []), ...lines.slice(1)]
  return restLines.length === 0 ? undefined : { heading: [lineOf(heading)], rest: restLines }
}

/** Where a line's bold beginning ends: the fragment, the character's index, and the text before it. */
function boldEnd(page: PdfCharacters, line: Line): { at: number; index: number; title: string } | undefined {
  let title = ''
  for (const [at, fragment] of line.fragments.entries()) {
    if (at > 0) title += ' '
    for (let i = fragment.from; i < fragment.to; i++) {
      const shown = expandCharacter(page.codes[i] as number)
      if (/\S/.test(shown) && !page.styles[page.style[i] as number]?.bold) return { at, index: i, title: title.trim() }
      title += shown
    }
  }
  return undefined
}
