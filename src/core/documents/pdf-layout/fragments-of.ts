import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { type Fragment, isRightToLeft } from './fragment.ts'
import { partLeaders } from './leaders.ts'

/** A wider gap than this many font sizes parts two fragments: cells of a row, columns. */
const widestGap = 1.6
/** Between two numbers a narrower gap does: columns of figures are set close. */
const cellGap = 0.7
/** Super- and subscripts stay on their line. */
const mostShift = 0.5

/** Parts a page's characters into fragments, in the engine's order. What lies outside the shown page is left out. */
export function fragmentsOf(page: PdfCharacters): Fragment[] {
  const { codes, geometry, style, styles, width, height } = page
  const fragments: Fragment[] = []
  let open: Fragment | undefined
  let weights = new Map<number, number>()
  let dots = 0
  let lastCode = 0
  const close = (): void => {
    if (open && open.letters > 0) {
      let heaviest = 0
      for (const [index, weight] of weights) {
        if (weight <= heaviest) continue
        heaviest = weight
        const main = styles[index]
        if (main)
          Object.assign(open, {
            size: effectiveSize(main.size, open),
            bold: main.bold,
            italic: main.italic,
            mono: main.mono,
          })
      }
      if (dots >= 4) fragments.push(...partLeaders(page, open))
      else fragments.push(open)
    }
    open = undefined
    weights = new Map()
    dots = 0
  }
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number
    if (code === 13 || code === 10) {
      close()
      continue
    }
    if (code === 0) continue
    const at = i * 6
    const [x1, y1, x2, y2] = [geometry[at], geometry[at + 1], geometry[at + 2], geometry[at + 3]] as [
      number,
      number,
      number,
      number,
    ]
    const [originX, originY] = [geometry[at + 4], geometry[at + 5]] as [number, number]
    const space = isSpace(code)
    if (space) {
      if (open) open.to = i + 1
      continue
    }
    const middleX = (x1 + x2) / 2
    const middleY = (y1 + y2) / 2
    if (middleX < -1 || middleX > width + 1 || middleY < -1 || middleY > height + 1) {
      close()
      continue
    }
    const own = styles[style[i] as number]
    const turn = own?.turn ?? 0
    let [left, right, top, bottom, baseline] = [x1, x2, y1, y2, originY]
    if (turn === 1) [left, right, top, bottom, baseline] = [y1, y2, width - x2, width - x1, width - originX]
    else if (turn === 2)
      [left, right, top, bottom, baseline] = [width - x2, width - x1, height - y2, height - y1, height - originY]
    else if (turn === 3) [left, right, top, bottom, baseline] = [height - y2, height - y1, x1, x2, originX]
    const size = own?.size ?? 10
    if (open && !follows(open, turn, left, right, baseline, Math.max(size, open.size), code)) close()
    if (open && left - open.right > cellGap * size && endsNumber(lastCode) && startsNumber(code)) close()
    lastCode = code
    if (code === 46) dots += 1
    if (!open) {
      open = {
        from: i,
        to: i + 1,
        left,
        right,
        top,
        bottom,
        baseline,
        size,
        bold: false,
        italic: false,
        mono: false,
        turn,
        rightToLeft: false,
        letters: 0,
      }
    }
    open.to = i + 1
    if (left < open.left) open.left = left
    if (right > open.right) open.right = right
    if (top < open.top) open.top = top
    if (bottom > open.bottom) open.bottom = bottom
    open.letters += 1
    if (isRightToLeft(code)) open.rightToLeft = true
    const key = style[i] as number
    weights.set(key, (weights.get(key) ?? 0) + 1)
    // The line's baseline is its larger characters', whichever comes first.
    if (size > open.size * 1.2) {
      open.baseline = baseline
      open.size = size
    }
  }
  close()
  return fragments
}

function follows(
  open: Fragment,
  turn: number,
  left: number,
  right: number,
  baseline: number,
  size: number,
  code: number,
): boolean {
  if (turn !== open.turn || Math.abs(baseline - open.baseline) > mostShift * size) return false
  // Runs of both directions stand in one line: what counts is how near the next character is, not on which side.
  if (open.rightToLeft || isRightToLeft(code)) return Math.max(open.left - right, left - open.right) < widestGap * size
  return left - open.right < widestGap * size && left > open.left - size * 0.5 && left > open.right - size * 2
}

function endsNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 37 || code === 41 || code === 0x2014 || code === 0x2013
}

function startsNumber(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || code === 36 || code === 40 || code === 0x20ac || code === 0x2014 || code === 0x2013
  )
}

/** Fonts that lie about their size are measured by their boxes. */
function effectiveSize(size: number, { top, bottom }: Fragment): number {
  const tall = bottom - top
  return size > 0.5 && size < 500 ? size : Math.round(tall * 8) / 10
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 160 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000
  )
}
