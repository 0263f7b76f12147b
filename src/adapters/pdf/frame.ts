import type { Pdfium } from './pdfium.ts'

/** How a page's own coordinates (origin bottom left, unrotated) become the shown page's (origin top left). */
export type Frame = {
  width: number
  height: number
  /** Quarter turns clockwise by which the page is shown. */
  turn: number
  /** Writes left, top, right, bottom, origin x, origin y of the shown page to `out` at `at`. */
  place(
    out: Float32Array,
    at: number,
    left: number,
    top: number,
    right: number,
    bottom: number,
    x: number,
    y: number,
  ): void
}

/** The frame of an open page. `scratch` is 16 bytes of PDFium's memory. */
export function shownFrame(pdfium: Pdfium, page: number, scratch: number): Frame {
  const turn = pdfium.FPDFPage_GetRotation(page) & 3
  const width = pdfium.FPDF_GetPageWidthF(page)
  const height = pdfium.FPDF_GetPageHeightF(page)
  let [pageLeft, pageTop, pageRight, pageBottom] = turn % 2 === 0 ? [0, height, width, 0] : [0, width, height, 0]
  if (pdfium.FPDF_GetPageBoundingBox(page, scratch) !== 0) {
    const heap = new DataView(pdfium.heap().buffer)
    pageLeft = heap.getFloat32(scratch, true)
    pageTop = heap.getFloat32(scratch + 4, true)
    pageRight = heap.getFloat32(scratch + 8, true)
    pageBottom = heap.getFloat32(scratch + 12, true)
  }
  const shownX = (x: number, y: number): number =>
    turn === 0 ? x - pageLeft : turn === 1 ? y - pageBottom : turn === 2 ? pageRight - x : pageTop - y
  const shownY = (x: number, y: number): number =>
    turn === 0 ? pageTop - y : turn === 1 ? x - pageLeft : turn === 2 ? y - pageBottom : pageRight - x
  return {
    width,
    height,
    turn,
    place(out, at, left, top, right, bottom, x, y) {
      const x1 = shownX(left, top)
      const x2 = shownX(right, bottom)
      const y1 = shownY(left, top)
      const y2 = shownY(right, bottom)
      out[at] = Math.min(x1, x2)
      out[at + 1] = Math.min(y1, y2)
      out[at + 2] = Math.max(x1, x2)
      out[at + 3] = Math.max(y1, y2)
      out[at + 4] = shownX(x, y)
      out[at + 5] = shownY(x, y)
    },
  }
}
