import { EventEmitter } from 'node:events'
import type { Display, Point, Rectangle, Screen } from 'electron'
import { extend, strict } from '../strict.ts'

type Place = { id: number; bounds: Rectangle; workArea: Rectangle; scaleFactor: number }

const area: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 }

/** The displays, the first being the main one, and where the pointer is; specs set them. */
export const screenState: { displays: Place[]; pointer: Point } = {
  displays: [{ id: 1, bounds: area, workArea: area, scaleFactor: 1 }],
  pointer: { x: 0, y: 0 },
}

/** `screen` of the electron module: the displays of `screenState`. */
export const screen = strict(
  'screen',
  extend(new EventEmitter(), {
    getPrimaryDisplay: () => displayOf(screenState.displays[0]),
    getAllDisplays: () => screenState.displays.map(displayOf),
    getDisplayMatching: (rectangle) =>
      displayOf(screenState.displays.toSorted((a, b) => shared(b.bounds, rectangle) - shared(a.bounds, rectangle))[0]),
    getDisplayNearestPoint: (point) =>
      displayOf(screenState.displays.toSorted((a, b) => distance(a.bounds, point) - distance(b.bounds, point))[0]),
    getCursorScreenPoint: () => ({ ...screenState.pointer }),
  } satisfies Partial<Screen>),
)

function displayOf(place: Place | undefined): Display {
  if (place === undefined) throw new Error('There is no display')
  const sizeOf = ({ width, height }: Rectangle) => ({ width, height })
  return strict('Display', {
    ...place,
    size: sizeOf(place.bounds),
    workAreaSize: sizeOf(place.workArea),
    rotation: 0,
  }) as unknown as Display
}

/** The area that two rectangles share, in pixels. */
function shared(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(width, 0) * Math.max(height, 0)
}

function distance({ x, y, width, height }: Rectangle, point: Point): number {
  const across = Math.max(x - point.x, 0, point.x - (x + width - 1))
  const down = Math.max(y - point.y, 0, point.y - (y + height - 1))
  return Math.hypot(across, down)
}
