import type { Box } from '../../../../api/span.ts'
import { FIT_MARGIN, fitScale, PIXELS_PER_POINT, type Zoom } from '../zoom.ts'

/**
 * Size of a page as it is shown in points and the box of everything printed on it; `ink` is undefined for an empty page.
 * `turn`: quarter turns clockwise from how it lies.
 */
export type PageShape = { width: number; height: number; ink: Box | undefined; turn?: 1 | 2 | 3 }

/**
 * Where a page lies in the scrolled area and which part of it shows. `top`, `left`, `width`, `height` and the crop are
 * CSS pixels; `scale` is CSS pixels a point.
 */
export type PlacedPage = {
  top: number
  left: number
  width: number
  height: number
  scale: number
  cropLeft: number
  cropTop: number
}

/** All pages, and the size of the area they need. */
export type PageLayout = { pages: readonly PlacedPage[]; width: number; height: number }

/** Room between pages and around them, in CSS pixels. */
export const PAGE_GAP = 12

/**
 * Lays pages out in one column. Unknown pages (undefined) take the shape of `typical`. At "Fit text" the scale is that
 * of `typical` for all pages unless a page's print would not fit, and the paper is cropped to the print.
 */
export function layOutPages(
  shapes: readonly (PageShape | undefined)[],
  typical: PageShape,
  room: number,
  zoom: Zoom,
): PageLayout {
  const common = zoom.mode === 'fit' ? fitScale(typical, room) : zoom.scale * PIXELS_PER_POINT
  let top = PAGE_GAP
  let widest = room
  const sized = shapes.map((known) => {
    const shape = known ?? typical
    const page = zoom.mode === 'fit' ? fitPage(shape, common, room) : wholePage(shape, common)
    const placed = { ...page, top, left: 0 }
    top += page.height + PAGE_GAP
    widest = Math.max(widest, page.width)
    return placed
  })
  const pages = sized.map((page) => ({ ...page, left: Math.max(0, Math.round((widest - page.width) / 2)) }))
  return { pages, width: widest, height: top }
}

type Sized = Omit<PlacedPage, 'top' | 'left'>

function wholePage(shape: PageShape, scale: number): Sized {
  return {
    width: Math.round(shape.width * scale),
    height: Math.round(shape.height * scale),
    scale,
    cropLeft: 0,
    cropTop: 0,
  }
}

function fitPage(shape: PageShape, common: number, room: number): Sized {
  const scale = Math.min(common, fitScale(shape, room))
  const { ink } = shape
  const whole = wholePage(shape, scale)
  if (ink === undefined) return whole
  const width = Math.min(whole.width, room)
  const middle = (ink.x + ink.width / 2) * scale
  const cropLeft = clamp(Math.round(middle - width / 2), 0, whole.width - width)
  const cropTop = Math.max(0, Math.round(ink.y * scale - FIT_MARGIN))
  const bottom = Math.min(whole.height, Math.round((ink.y + ink.height) * scale + FIT_MARGIN))
  return { width, height: bottom - cropTop, scale, cropLeft, cropTop }
}

/** Index of the page at a height of the scrolled area; the nearest one in a gap or outside. -1: no pages. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0
  let high = layout.pages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.pages[middle]?.top ?? 0) - PAGE_GAP / 2 <= y) low = middle
    else high = middle - 1
  }
  return high < 0 ? -1 : low
}

/** A place that stays put while pages change size: a page and a height on it in points. */
export type Anchor = { index: number; y: number }

/** What stands at a height of the scrolled area. */
export function anchorAt(layout: PageLayout, y: number): Anchor {
  const index = Math.max(0, pageAt(layout, y))
  const page = layout.pages[index]
  return { index, y: page === undefined ? 0 : (y - page.top + page.cropTop) / page.scale }
}

/** The height of the scrolled area at which an anchor stands. */
export function heightOf(layout: PageLayout, anchor: Anchor): number {
  const page = layout.pages[anchor.index]
  return page === undefined ? 0 : page.top + anchor.y * page.scale - page.cropTop
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}
