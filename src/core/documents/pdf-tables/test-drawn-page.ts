import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { onPage } from './turned-box.ts'

/** A line of text whose baseline begins at `x`, `y`; its letters are half as wide as `size`. */
export type DrawnText = { text: string; x: number; y: number; size: number; bold?: boolean }

const sheet = { width: 700, height: 700 }

/** A page for tests, as an engine reads it: text and lines (`x1, y1, x2, y2`), all of it turned `turn` quarters. */
export function drawnPage(
  texts: readonly DrawnText[],
  rules: readonly (readonly number[])[],
  { shades = [], turn = 0 }: { shades?: readonly (readonly number[])[]; turn?: number } = {},
): PdfCharacters {
  const codes: number[] = []
  const geometry: number[] = []
  const style: number[] = []
  const styles: PdfCharacters['styles'][number][] = []
  const place = (left: number, top: number, right: number, bottom: number): number[] => {
    const shown = onPage({ left, top, right, bottom }, turn, sheet)
    return [shown.left, shown.top, shown.right, shown.bottom]
  }
  for (const { text, x, y, size, bold = false } of texts) {
    const index = styles.push({ size, bold, italic: false, mono: false, turn: turn as 0 | 1 | 2 | 3 }) - 1
    for (const [at, letter] of [...text].entries()) {
      const left = x + (at * size) / 2
      const [originX, originY] = place(left, y, left, y)
      codes.push(letter.codePointAt(0) ?? 32)
      geometry.push(...place(left, y - size * 0.8, left + size / 2, y + size * 0.2), originX ?? 0, originY ?? 0)
      style.push(index)
    }
    codes.push(10)
    geometry.push(0, 0, 0, 0, 0, 0)
    style.push(index)
  }
  const drawn = (lines: readonly (readonly number[])[]): Float32Array =>
    Float32Array.from(lines.flatMap(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => place(x1, y1, x2, y2)))
  return {
    ...sheet,
    codes: Uint32Array.from(codes),
    geometry: Float32Array.from(geometry),
    style: Uint16Array.from(style),
    styles,
    rules: drawn(rules),
    shades: drawn(shades),
  }
}
