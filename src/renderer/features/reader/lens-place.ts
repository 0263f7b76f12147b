type Anchor = { left: number; top: number; right: number; bottom: number }

/** Where a lens stands in the window: `top` or `bottom` is set, in CSS pixels from that edge. */
export type LensPlace = { left: number; top?: number; bottom?: number }

const ROOM = 8

/** Below the anchor where there is more room there, else above it; always inside the window. */
export function lensPlace(anchor: Anchor, width: number, page: { width: number; height: number }): LensPlace {
  const left = Math.max(ROOM, Math.min(anchor.left, page.width - width - ROOM))
  const below = page.height - anchor.bottom
  return below >= anchor.top ? { left, top: anchor.bottom + ROOM } : { left, bottom: page.height - anchor.top + ROOM }
}
