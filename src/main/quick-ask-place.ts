import type { Rectangle } from 'electron'

/** Width of the window of quick ask, in pixels. */
const quickAskWidth = 680

/** The highest it gets on a screen: three fifths of the work area. */
export function highestQuickAsk(area: Rectangle): number {
  return Math.floor(area.height * 0.6)
}

/** Where quick ask stands on a screen: in the middle, its top a fifth of the work area down. */
export function placeQuickAsk(area: Rectangle, height: number): Rectangle {
  const width = Math.min(quickAskWidth, area.width)
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round(area.height / 5),
    width,
    height: Math.min(height, highestQuickAsk(area)),
  }
}
