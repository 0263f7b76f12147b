import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { expandCharacter } from '../pdf-layout/expand-character.ts'
import type { Fragment } from '../pdf-layout/fragment.ts'
import { alongText } from './turned-box.ts'

/** A wider gap than this many font sizes parts two words that no space parts. */
const widestGap = 0.2

/**
 * Parts a fragment where `placeOf` gives its words different places; each part keeps the spaces behind it. A word is
 * never parted. `left` and `right` count along the text.
 */
export function partWords<Place>(
  page: PdfCharacters,
  fragment: Fragment,
  placeOf: (left: number, right: number) => Place,
): { part: Fragment; place: Place }[] {
  const words: { from: number; left: number; right: number; letters: number }[] = []
  let open = false
  for (let index = fragment.from; index < fragment.to; index++) {
    if (expandCharacter(page.codes[index] as number).trim() === '') {
      open = false
      continue
    }
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = page.geometry.subarray(index * 6, index * 6 + 4)
    const { left, right } = alongText({ left: x1, top: y1, right: x2, bottom: y2 }, fragment.turn, page)
    const word = words.at(-1)
    const apart = word && Math.max(left - word.right, word.left - right) > widestGap * fragment.size
    if (open && word && !apart) {
      word.left = Math.min(word.left, left)
      word.right = Math.max(word.right, right)
      word.letters += 1
    } else words.push({ from: index, left, right, letters: 1 })
    open = true
  }
  const parts: { part: Fragment; place: Place }[] = []
  for (const { from, left, right, letters } of words) {
    const place = placeOf(left, right)
    const last = parts.at(-1)
    if (last && last.place === place) {
      last.part.left = Math.min(last.part.left, left)
      last.part.right = Math.max(last.part.right, right)
      last.part.letters += letters
      continue
    }
    if (last) last.part.to = from
    parts.push({ part: { ...fragment, from: last ? from : fragment.from, left, right, letters }, place })
  }
  const last = parts.at(-1)
  if (last) last.part.to = fragment.to
  return parts.length > 1 ? parts : parts.map(({ place }) => ({ part: fragment, place }))
}
