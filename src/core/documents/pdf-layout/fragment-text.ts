import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { expandCharacter } from './expand-character.ts'
import type { Fragment } from './fragment.ts'
import type { Line } from './line.ts'

/** A fragment's text, for deciding what it is; the stored text is built by `TextBuilder`. */
export function fragmentText(page: PdfCharacters, fragment: Fragment): string {
  let text = ''
  for (let i = fragment.from; i < fragment.to; i++) text += expandCharacter(page.codes[i] as number)
  return text.replace(/\s+/g, ' ').trim()
}

/** A line's text, its fragments parted by spaces. */
export function lineText(page: PdfCharacters, line: Line): string {
  return line.fragments.map((fragment) => fragmentText(page, fragment)).join(' ')
}
