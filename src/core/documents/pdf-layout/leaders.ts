import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import type { Fragment } from './fragment.ts'

const leastDots = 4

/**
 * Parts a fragment at dot leaders ("Notices . . . . . . 7"), which are left out: they are drawn to guide the eye. A
 * fragment of leaders alone is nothing; one that ends in them is marked so that its page number finds it.
 */
export function partLeaders(page: PdfCharacters, fragment: Fragment): Fragment[] {
  const parts: Fragment[] = []
  let from = fragment.from
  for (let i = fragment.from; i < fragment.to; i++) {
    if (page.codes[i] !== 46) continue
    const end = leadersEnd(page, i, fragment.to)
    if (end === undefined) continue
    parts.push({ ...part(page, fragment, from, i), leader: true })
    from = end
    i = end - 1
  }
  parts.push(part(page, fragment, from, fragment.to))
  return parts.filter(({ letters }) => letters > 0)
}

/** The index behind a run of dots with at most single spaces between, or undefined where it is too short to lead. */
function leadersEnd(page: PdfCharacters, from: number, to: number): number | undefined {
  let dots = 0
  let at = from
  for (; at < to && (page.codes[at] === 46 || page.codes[at] === 32); at++) if (page.codes[at] === 46) dots += 1
  return dots >= leastDots ? at : undefined
}

function part(page: PdfCharacters, whole: Fragment, from: number, to: number): Fragment {
  let letters = 0
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = from; i < to; i++) {
    if ((page.codes[i] as number) <= 32) continue
    letters += 1
    left = Math.min(left, page.geometry[i * 6] as number)
    right = Math.max(right, page.geometry[i * 6 + 2] as number)
  }
  // Turned text keeps the whole fragment's extent: leaders are hardly ever turned.
  return { ...whole, from, to, letters, ...(whole.turn === 0 && letters > 0 ? { left, right } : {}) }
}
