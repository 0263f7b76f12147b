import type { PageText } from '../../../../api/document.ts'
import type { Box } from '../../../../api/span.ts'

/** How the lines of a page run in its picture: clockwise turns of 90 degrees from upright. */
export type Turn = 0 | 90 | 180 | 270

/** How the lines of a page run that comes to stand upright by so many quarter turns clockwise. */
export function linesOf(turn: PageText['turn'] = undefined): Turn {
  const turns = [0, 270, 180, 90] as const
  return turns[turn ?? 0]
}

/** Style of a word's text that fills its box, so that a selection covers what the picture shows. */
export type WordStyle = {
  left: string
  top: string
  width: string
  height: string
  fontSize: string
  lineHeight: string
  writingMode: 'horizontal-tb' | 'vertical-rl'
  rotate: string
}

/** `em`: the word's length in the overlay's face, in em. Sizes are in parts of the overlay, a size container. */
export function wordStyle({ x, y, width, height }: Box, em: number, turn: Turn): WordStyle {
  const isUpright = turn === 0 || turn === 180
  const [along, across] = isUpright ? ['cqw', 'cqh'] : ['cqh', 'cqw']
  const [length, depth] = isUpright ? [width, height] : [height, width]
  return {
    left: `${x * 100}%`,
    top: `${y * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
    fontSize: `${(length / Math.max(em, 0.1)) * 100}${along}`,
    lineHeight: `${depth * 100}${across}`,
    writingMode: isUpright ? 'horizontal-tb' : 'vertical-rl',
    rotate: turn === 180 || turn === 270 ? '180deg' : '0deg',
  }
}
