import { EventEmitter } from 'node:events'
import type { Display, Rectangle, Screen } from 'electron'
import { extend, strict } from '../strict.ts'

const area: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 }
const display = strict('Display', {
  id: 1,
  bounds: area,
  workArea: area,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
  rotation: 0,
}) as unknown as Display

/** `screen` of the electron module: one display. */
export const screen = strict(
  'screen',
  extend(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  } satisfies Partial<Screen>),
)
