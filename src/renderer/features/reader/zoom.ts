import type { Box } from '../../../api/span.ts'

/** How large pages are shown: as wide as their printed part allows, or at a factor (1: 96 CSS pixels an inch for PDF). */
export type Zoom = { mode: 'fit' } | { mode: 'scale'; scale: number }

/** CSS pixels a PDF point has at 100 %. */
export const PIXELS_PER_POINT = 96 / 72

/** Paper left around the printed part of a page at "Fit text", in CSS pixels. */
export const FIT_MARGIN = 24

/** Factors that the zoom buttons stop at. */
export const ZOOM_STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const

const LARGEST_FIT = 1.5
const NARROWEST_PRINT = 0.55

/** The next step above (1) or below (-1) a factor; the ends of the steps hold. */
export function stepZoom(scale: number, by: -1 | 1, steps: readonly number[] = ZOOM_STEPS): number {
  const tolerance = 0.01
  const next =
    by === 1 ? steps.find((step) => step > scale + tolerance) : steps.findLast((step) => step < scale - tolerance)
  return next ?? (by === 1 ? (steps.at(-1) ?? scale) : (steps[0] ?? scale))
}

/** A factor changed by a turn of the wheel, within the ends of the steps. `delta` in wheel pixels, down is positive. */
export function wheelZoom(scale: number, delta: number): number {
  const [least, most] = [ZOOM_STEPS[0], ZOOM_STEPS.at(-1) ?? 4]
  return Math.min(most, Math.max(least, scale * Math.exp(-delta / 400)))
}

/**
 * CSS pixels a point at which a page's printed part and its margins fill `width`, or the whole paper where its own
 * margins are narrower. A page with little on it (a title)
 * does not blow up: its print counts as at least 55 % of the page, and a factor of 1.5 is never passed.
 */
export function fitScale(page: { width: number; ink: Box | undefined }, width: number): number {
  const print = Math.max(page.ink?.width ?? page.width, page.width * NARROWEST_PRINT)
  const toPrint = Math.max(80, width - 2 * FIT_MARGIN) / print
  return Math.min(Math.max(toPrint, width / page.width), LARGEST_FIT * PIXELS_PER_POINT)
}
