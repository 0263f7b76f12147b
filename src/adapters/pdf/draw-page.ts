import { AssistantError } from '../../api/error.ts'
import type { Bitmap } from '../../core/ports/bitmap.ts'
import type { PageSize } from '../../core/ports/page-file.ts'
import type { Pdfium } from './pdfium.ts'

/** FPDFBitmap_BGRA; drawn with FPDF_REVERSE_BYTE_ORDER it is red, green, blue, opacity. */
const bgra = 4
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER */
const flags = 0x01 | 0x10
/** Pixels an inch at which print of usual size is recognised best. */
const readingDpi = 300

/** A page's size as shown. `index` counts from 0; throws `document-damaged`. */
export function pdfPageSize(pdfium: Pdfium, document: number, index: number): PageSize {
  return withPage(pdfium, document, index, (page) => {
    const width = pdfium.FPDF_GetPageWidthF(page)
    const height = pdfium.FPDF_GetPageHeightF(page)
    return { width, height, readingWidth: Math.max(1, Math.round((width * readingDpi) / 72)) }
  })
}

/** A page drawn on white, `width` pixels wide. Throws `document-damaged`, `document-too-hungry`. */
export function drawPdfPage(pdfium: Pdfium, document: number, index: number, width: number): Bitmap {
  return withPage(pdfium, document, index, (page) => {
    const points = pdfium.FPDF_GetPageWidthF(page)
    const height = Math.max(1, Math.round((pdfium.FPDF_GetPageHeightF(page) * width) / (points || 1)))
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bgra, 0, 0)
    if (bitmap === 0) throw new AssistantError('document-too-hungry')
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
      // Rows of four-byte pixels have no padding.
      const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
      return { width, height, pixels: pdfium.heap().slice(start, start + width * height * 4) }
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap)
    }
  })
}

function withPage<T>(pdfium: Pdfium, document: number, index: number, use: (page: number) => T): T {
  const page = pdfium.FPDF_LoadPage(document, index)
  if (page === 0) throw new AssistantError('document-damaged')
  try {
    return use(page)
  } finally {
    pdfium.FPDF_ClosePage(page)
  }
}
