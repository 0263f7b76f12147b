import type { PageText } from '../../../../api/document.ts'
import type { Box } from '../../../../api/span.ts'
import type { PageShape } from './page-layout.ts'

/** Quarter turns clockwise by which a page is shown. */
export type Quarters = NonNullable<PageText['turn']> | 0

/** A box in fractions of its page as it lies, in fractions of the page turned. */
export function turnedBox({ x, y, width, height }: Box, turn: Quarters): Box {
  if (turn === 1) return { x: 1 - y - height, y: x, width: height, height: width }
  if (turn === 2) return { x: 1 - x - width, y: 1 - y - height, width, height }
  if (turn === 3) return { x: y, y: 1 - x - width, width: height, height: width }
  return { x, y, width, height }
}

/** A page's shape as it is shown, from its shape as it lies. */
export function turnedShape({ width, height, ink }: PageShape, turn: Quarters): PageShape {
  if (turn === 0) return { width, height, ink }
  const shown = turn === 2 ? { width, height } : { width: height, height: width }
  const part =
    ink &&
    turnedBox({ x: ink.x / width, y: ink.y / height, width: ink.width / width, height: ink.height / height }, turn)
  return {
    ...shown,
    turn,
    ink: part && {
      x: part.x * shown.width,
      y: part.y * shown.height,
      width: part.width * shown.width,
      height: part.height * shown.height,
    },
  }
}
