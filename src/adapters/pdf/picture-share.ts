import { AssistantError } from '../../api/error.ts'
import type { Pdfium } from './pdfium.ts'

/** FPDF_PAGEOBJ_TEXT, _IMAGE and _FORM. */
const [textType, imageType, formType] = [1, 3, 5]
/** FPDF_TEXTRENDERMODE_INVISIBLE: programs lay what they recognised over the picture like that. */
const invisible = 3
/** The page is looked at in so many fields a side: scans often come in strips, one upon the other. */
const side = 48
const mostObjects = 2_000
const deepest = 4

type Matrix = readonly [number, number, number, number, number, number]
const asItStands: Matrix = [1, 0, 0, 1, 0, 0]

/** As `PdfFile.pictureShare`. `index` counts from 0; throws `document-damaged`. */
export function pictureShare(pdfium: Pdfium, document: number, index: number): number {
  const page = pdfium.FPDF_LoadPage(document, index)
  if (page === 0) throw new AssistantError('document-damaged')
  const scratch = pdfium.malloc(24)
  try {
    const floats = (count: number): number[] => {
      const view = new DataView(pdfium.heap().buffer)
      return Array.from({ length: count }, (_, at) => view.getFloat32(scratch + at * 4, true))
    }
    if (pdfium.FPDF_GetPageBoundingBox(page, scratch) === 0) return 0
    const [left = 0, top = 0, right = 0, bottom = 0] = floats(4)
    const fields = new Uint8Array(side * side)
    let looked = 0
    let isRecognised = false
    const cover = (object: number, matrix: Matrix): void => {
      if (pdfium.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = floats(4)
      const corners = [place(matrix, x1, y1), place(matrix, x2, y1), place(matrix, x1, y2), place(matrix, x2, y2)]
      const across = corners.map(([x]) => ((x - left) / (right - left)) * side)
      const down = corners.map(([, y]) => ((y - bottom) / (top - bottom)) * side)
      const [fromX, toX] = [
        Math.max(0, Math.round(Math.min(...across))),
        Math.min(side, Math.round(Math.max(...across))),
      ]
      const [fromY, toY] = [Math.max(0, Math.round(Math.min(...down))), Math.min(side, Math.round(Math.max(...down)))]
      for (let y = fromY; y < toY; y += 1) fields.fill(1, y * side + fromX, Math.max(y * side + fromX, y * side + toX))
    }
    const look = (object: number, matrix: Matrix, depth: number): void => {
      looked += 1
      if (looked > mostObjects) return
      const type = pdfium.FPDFPageObj_GetType(object)
      if (type === textType) isRecognised ||= pdfium.FPDFTextObj_GetTextRenderMode(object) === invisible
      if (type === imageType) cover(object, matrix)
      if (type !== formType || depth >= deepest || pdfium.FPDFPageObj_GetMatrix(object, scratch) === 0) return
      const inner = product(floats(6) as unknown as Matrix, matrix)
      const count = pdfium.FPDFFormObj_CountObjects(object)
      for (let at = 0; at < count && looked <= mostObjects; at += 1)
        look(pdfium.FPDFFormObj_GetObject(object, at), inner, depth + 1)
    }
    const count = pdfium.FPDFPage_CountObjects(page)
    for (let at = 0; at < count && looked <= mostObjects; at += 1)
      look(pdfium.FPDFPage_GetObject(page, at), asItStands, 0)
    return isRecognised ? 0 : fields.reduce((sum, field) => sum + field, 0) / fields.length
  } finally {
    pdfium.free(scratch)
    pdfium.FPDF_ClosePage(page)
  }
}

function place([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** First the one, then the other (ISO 32000-2, 8.3.4). */
function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}
