import type { Rectangle } from 'electron'

/** Width of what quick ask shows, and the room for its shadow on both sides where the system draws none, in pixels. */
const [cardWidth, shadowRoom] = [680, 28]

/** Width of the window of quick ask. */
export function quickAskWidth(platform: NodeJS.Platform): number {
  return platform === 'darwin' ? cardWidth : cardWidth + shadowRoom
}

/** The highest it gets on a screen: three fifths of the work area. */
export function highestQuickAsk(area: Rectangle): number {
  return Math.floor(area.height * 0.6)
}

/** Where quick ask stands on a screen: in the middle, its top a fifth of the work area down. */
export function placeQuickAsk(
  area: Rectangle,
  { width: wanted, height }: { width: number; height: number },
): Rectangle {
  const width = Math.min(wanted, area.width)
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round(area.height / 5),
    width,
    height: Math.min(height, highestQuickAsk(area)),
  }
}
