import { cleanLine } from '../clean-text.ts'

/** Bullets of symbol fonts as they come out where the font is not known. */
const letterBullets = /^[ovqnlmuwØüàèð§]$/

/** The label that a list's text is printed with: a number as it stands, `-` for any bullet. */
export function listLabel(text: string): string {
  const label = cleanLine(text)
  return /[\p{L}\p{N}]/u.test(label) && !letterBullets.test(label) ? label : '-'
}
