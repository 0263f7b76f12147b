/** A rectangle, in points from the top left. */
export type Extent = { left: number; right: number; top: number; bottom: number }
type Sheet = { width: number; height: number }

/** A place on the shown page as text that is turned `turn` quarters sees it: `left` grows along the text. */
export function alongText({ left, right, top, bottom }: Extent, turn: number, { width, height }: Sheet): Extent {
  if (turn === 1) return { left: top, right: bottom, top: width - right, bottom: width - left }
  if (turn === 2) return { left: width - right, right: width - left, top: height - bottom, bottom: height - top }
  if (turn === 3) return { left: height - bottom, right: height - top, top: left, bottom: right }
  return { left, right, top, bottom }
}

/** The reverse of `alongText`. */
export function onPage({ left, right, top, bottom }: Extent, turn: number, { width, height }: Sheet): Extent {
  if (turn === 1) return { left: width - bottom, right: width - top, top: left, bottom: right }
  if (turn === 2) return { left: width - right, right: width - left, top: height - bottom, bottom: height - top }
  if (turn === 3) return { left: top, right: bottom, top: height - right, bottom: height - left }
  return { left, right, top, bottom }
}
