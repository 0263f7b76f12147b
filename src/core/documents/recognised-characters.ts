import type { Box } from '../../api/span.ts'
import type { PdfCharacters, PdfStyle } from '../ports/pdf-engine.ts'
import type { RecognisedWord } from '../ports/text-recognizer.ts'

/** What a recogniser's page looks like to the layout rules of PDFs; `words[i]` is the word that character `i` belongs to. */
export type RecognisedCharacters = { characters: PdfCharacters; words: Int32Array }

/** Heights over the baseline, in ems, of words with capitals or ascenders, else with dots and short stems, else of any. */
const heights: readonly (readonly [letters: RegExp, ems: number])[] = [
  [/[\p{Lu}\p{N}bdfhklß]/u, 0.7],
  [/[itjäöü]/u, 0.65],
  [/./u, 0.47],
]
/** Lines whose measured size is within this of the page's usual size are of that size: measures vary by a letter. */
const sameSize = 0.35
/** Too few letters tell no size. */
const leastLetters = 4
const lineFeed = 10

/**
 * Recognised words as characters with places and styles. Boxes are points of the shown page; `turn` as in
 * `RecognisedText`. The characters of a word share its width evenly; lines that are askew are laid straight.
 */
export function recognisedCharacters(
  recognised: readonly RecognisedWord[],
  turn: 0 | 1 | 2 | 3,
  page: { width: number; height: number },
): RecognisedCharacters {
  const direction = ((4 - turn) % 4) as 0 | 1 | 2 | 3
  const upright = recognised.map((word) => ({ ...word, box: uprightBox(word.box, turn, page) }))
  const lines = [...Map.groupBy(upright.entries(), ([, word]) => word.line).values()]
  const slope = slopeOf(lines)
  const measured = lines.map((line) => measure(line, slope))
  const usual = usualSize(measured)
  const codes: number[] = []
  const geometry: number[] = []
  const style: number[] = []
  const owners: number[] = []
  const styles: PdfStyle[] = []
  const add = (code: number, owner: number, place: readonly number[], index: number): void => {
    codes.push(code)
    owners.push(owner)
    geometry.push(...place)
    style.push(index)
  }
  for (const [at, line] of lines.entries()) {
    const { size: own, baseline, letters: count } = measured[at] as LineMeasure
    const alike = Math.abs(own - usual) <= sameSize * usual || count < leastLetters
    const size = alike ? usual : Math.round(own * 2) / 2
    const styleIndex = styles.push({ size, bold: false, italic: false, mono: false, turn: direction }) - 1
    for (const [place, [owner, { text, box }]] of line.entries()) {
      const letters = [...text]
      const step = box.width / letters.length
      const [top, bottom] = [baseline - size * 0.8, baseline + size * 0.2]
      const boxed = (left: number, right: number): number[] =>
        shownPlace([left, top, right, bottom, left, baseline], turn, page)
      if (place > 0) add(32, -1, boxed(box.x, box.x), styleIndex)
      for (const [index, letter] of letters.entries()) {
        const left = box.x + index * step
        add(letter.codePointAt(0) ?? 32, owner, boxed(left, left + step), styleIndex)
      }
    }
    add(lineFeed, -1, [0, 0, 0, 0, 0, 0], styleIndex)
  }
  if (styles.length === 0) styles.push({ size: 10, bold: false, italic: false, mono: false, turn: direction })
  const characters: PdfCharacters = {
    ...page,
    codes: Uint32Array.from(codes),
    geometry: Float32Array.from(geometry),
    style: Uint16Array.from(style),
    styles,
    rules: new Float32Array(),
    shades: new Float32Array(),
  }
  return { characters, words: Int32Array.from(owners) }
}

type Line = readonly (readonly [index: number, word: RecognisedWord])[]
type LineMeasure = { size: number; baseline: number; letters: number }

/** How much lines fall a point to the right, the middle of all lines of some length. */
function slopeOf(lines: readonly Line[]): number {
  const slopes = lines.flatMap((line) => {
    const [first, last] = [line[0]?.[1].box, line.at(-1)?.[1].box]
    if (!first || !last || line.length < 4 || last.x <= first.x) return []
    return [(last.y + last.height / 2 - first.y - first.height / 2) / (last.x - first.x)]
  })
  slopes.sort((a, b) => a - b)
  return slopes[slopes.length >> 1] ?? 0
}

/** The size of a line's print and where it stands once it is straight. */
function measure(line: Line, slope: number): LineMeasure {
  const straight = line.map(([, { text, box }]) => ({
    text,
    top: box.y - slope * box.x,
    bottom: box.y + box.height - slope * box.x,
  }))
  const standing = straight.filter(({ text }) => !/[gjpqyQ,;()[\]{}/|$_@§]/.test(text))
  const baseline = middle((standing.length > 0 ? standing : straight).map(({ bottom }) => bottom))
  const [letter, ems] = heights.find(([one]) => straight.some(({ text }) => one.test(text))) ?? [/./, 0.7]
  const height = middle(straight.filter(({ text }) => letter.test(text)).map(({ top }) => baseline - top))
  const letters = line.reduce((sum, [, { text }]) => sum + text.length, 0)
  return { size: Math.max(1, height / ems), baseline, letters }
}

/** The size in which most letters are set, to half a point. */
function usualSize(lines: readonly LineMeasure[]): number {
  const sizes = lines.flatMap(({ size, letters }) => Array<number>(letters).fill(size))
  return Math.max(1, Math.round(middle(sizes) * 2) / 2)
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 10
}

/** A box of the shown page on the page turned upright. */
function uprightBox({ x, y, width, height }: Box, turn: number, page: { width: number; height: number }): Box {
  if (turn === 1) return { x: page.height - y - height, y: x, width: height, height: width }
  if (turn === 2) return { x: page.width - x - width, y: page.height - y - height, width, height }
  if (turn === 3) return { x: y, y: page.width - x - width, width: height, height: width }
  return { x, y, width, height }
}

/** Left, top, right, bottom, origin x and y of the upright page as those of the shown page. */
function shownPlace(
  [left, top, right, bottom, x, y]: readonly [number, number, number, number, number, number],
  turn: number,
  page: { width: number; height: number },
): number[] {
  if (turn === 1) return [top, page.height - right, bottom, page.height - left, y, page.height - x]
  if (turn === 2)
    return [
      page.width - right,
      page.height - bottom,
      page.width - left,
      page.height - top,
      page.width - x,
      page.height - y,
    ]
  if (turn === 3) return [page.width - bottom, left, page.width - top, right, page.width - y, x]
  return [left, top, right, bottom, x, y]
}
