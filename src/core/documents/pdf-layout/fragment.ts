/**
 * Characters `from` to `to` (exclusive) that stand side by side on one baseline. Coordinates are those of the
 * fragment's own text direction: `left` grows along the text, `top` and `baseline` across it, in points.
 */
export type Fragment = {
  from: number
  to: number
  left: number
  right: number
  top: number
  bottom: number
  baseline: number
  size: number
  bold: boolean
  italic: boolean
  mono: boolean
  turn: number
  /** Whether dots led from here to the next fragment, as in a table of contents. */
  leader?: boolean
  rightToLeft: boolean
  /** Characters that are not spaces. */
  letters: number
  /** Stands for a whole table. */
  isTable?: true
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
export function isRightToLeft(code: number): boolean {
  return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc)
}
