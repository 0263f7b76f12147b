import { init } from '@embedpdf/pdfium'
import { readBundledFile } from '../files/bundled-file.ts'

/**
 * The PDFium functions that Carrel calls, straight from the WebAssembly module (its own wrappers check every call and
 * cost two thirds of the time): pointers are numbers, results are written to given addresses.
 */
export type Pdfium = {
  /** The engine's memory. The view is renewed when it grows. */
  heap(): Uint8Array<ArrayBuffer>
  UTF16ToString(pointer: number): string
  malloc(bytes: number): number
  free(pointer: number): void
  FPDF_LoadMemDocument(bytes: number, length: number, password: number): number
  FPDF_GetLastError(): number
  FPDF_CloseDocument(document: number): void
  FPDF_GetPageCount(document: number): number
  FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number
  FPDF_LoadPage(document: number, index: number): number
  FPDF_ClosePage(page: number): void
  FPDF_GetPageWidthF(page: number): number
  FPDF_GetPageHeightF(page: number): number
  FPDF_GetPageBoundingBox(page: number, rect: number): number
  FPDFPage_GetRotation(page: number): number
  FPDFPage_CountObjects(page: number): number
  FPDFPage_GetObject(page: number, index: number): number
  FPDFPageObj_GetType(object: number): number
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number
  FPDFPageObj_GetMatrix(object: number, matrix: number): number
  FPDFFormObj_CountObjects(form: number): number
  FPDFFormObj_GetObject(form: number, index: number): number
  FPDFTextObj_GetTextRenderMode(object: number): number
  FPDFBitmap_CreateEx(width: number, height: number, format: number, pixels: number, stride: number): number
  FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, argb: number): number
  FPDFBitmap_GetBuffer(bitmap: number): number
  FPDFBitmap_Destroy(bitmap: number): void
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    turn: number,
    flags: number,
  ): void
  FPDFPage_CountObjects(page: number): number
  FPDFPage_GetObject(page: number, index: number): number
  FPDFFormObj_CountObjects(form: number): number
  FPDFFormObj_GetObject(form: number, index: number): number
  FPDFPageObj_GetType(object: number): number
  FPDFPageObj_GetMatrix(object: number, matrix: number): number
  FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, opacity: number): number
  FPDFPath_CountSegments(path: number): number
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number
  FPDFPath_GetPathSegment(path: number, index: number): number
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number
  FPDFPathSegment_GetType(segment: number): number
  FPDFPathSegment_GetClose(segment: number): number
  FPDFText_LoadPage(page: number): number
  FPDFText_ClosePage(text: number): void
  FPDFText_CountChars(text: number): number
  FPDFText_GetUnicode(text: number, index: number): number
  FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number
  FPDFText_GetTextObject(text: number, index: number): number
  FPDFTextObj_GetFont(object: number): number
  FPDFText_GetFontSize(text: number, index: number): number
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number
  FPDFText_GetFontInfo(text: number, index: number, buffer: number, length: number, flags: number): number
}

let loaded: Promise<Pdfium> | undefined

/** PDFium, loaded once a process from a local file: `pdfium.wasm` beside this module in a bundle, else its package. */
export function loadPdfium(): Promise<Pdfium> {
  loaded ??= start()
  return loaded
}

async function start(): Promise<Pdfium> {
  const { buffer: wasmBinary } = await readBundledFile('pdfium.wasm', () =>
    import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'),
  )
  const { pdfium, PDFiumExt_Init } = await init({ wasmBinary })
  PDFiumExt_Init()
  const functions = pdfium.wasmExports as unknown as Omit<Pdfium, 'heap' | 'UTF16ToString'>
  return {
    ...functions,
    heap: () => (pdfium as unknown as { HEAPU8: Uint8Array<ArrayBuffer> }).HEAPU8,
    UTF16ToString: (pointer) => pdfium.UTF16ToString(pointer),
  }
}
