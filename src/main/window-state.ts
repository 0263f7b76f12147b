import { readFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'
import { writeWhole } from './write-whole.ts'

/** Where a window stood when it was last used. Pixels; `maximized` on top of the normal place. */
export const WindowState = z.strictObject({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

export const smallestWindow = { width: 480, height: 480 }
const fresh: WindowState = { width: 1280, height: 800, maximized: false }

/** Reads the remembered place; a missing or damaged file gives the fresh one. */
export function readWindowState(file: string): WindowState {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return fresh
  }
}

/** Writes the place; a half-written file never replaces a whole one. */
export function writeWindowState(file: string, state: WindowState): void {
  writeWhole(file, JSON.stringify(state))
}

/** The place on the screens there are now: not larger than the work area, and moved so that its title can be reached. */
export function fitWindowState(state: WindowState, areas: readonly Rectangle[]): WindowState {
  const { x, y } = state
  const home = areas.find(
    (area) => x !== undefined && y !== undefined && reaches(area, x, y, Math.min(state.width, area.width)),
  )
  const area = home ?? areas[0]
  if (area === undefined) return state
  const width = Math.min(Math.max(state.width, smallestWindow.width), area.width)
  const height = Math.min(Math.max(state.height, smallestWindow.height), area.height)
  if (home === undefined || x === undefined || y === undefined) return { width, height, maximized: state.maximized }
  return { x, y, width, height, maximized: state.maximized }
}

/** Whether at least 100 pixels of a title bar at `x`, `y` lie in the area. */
function reaches(area: Rectangle, x: number, y: number, width: number): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return seen >= Math.min(100, width) && y >= area.y && y <= area.y + area.height - 40
}
