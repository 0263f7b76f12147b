import { readFile } from 'node:fs/promises'
import { init } from '@embedpdf/pdfium'
import type { SpanBoxes } from '../../../api/span.ts'

/** Device units in a point: positions come as whole numbers. */
const fine = 100

/** What bare PDFium says stands on the pages of one file. */
export type PageReader = Disposable & {
  /** Characters whose middle lies in one of the boxes, in the engine's order, without white space. */
  wordsIn(place: SpanBoxes): string
}

/** Opens a PDF with PDFium's own wrapper, beside the program's reader; positions go through its page-to-device map. */
export async function openPageReader(path: string): Promise<PageReader> {
  const wasm = await readFile(new URL(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))
  const { pdfium, ...engine } = await init({ wasmBinary: new Uint8Array(wasm).buffer })
  engine.PDFiumExt_Init()
  const { malloc, free } = pdfium.wasmExports
  const heap = () => (pdfium as unknown as { HEAPU8: Uint8Array<ArrayBuffer> }).HEAPU8
  const bytes = await readFile(path)
  const file = malloc(bytes.length)
  heap().set(bytes, file)
  const document = engine.FPDF_LoadMemDocument(file, bytes.length, '')
  if (document === 0) throw new Error(`PDFium cannot open ${path}`)
  const rect = malloc(16)
  const point = malloc(8)
  return {
    wordsIn({ page: number, boxes }) {
      const page = engine.FPDF_LoadPage(document, number - 1)
      const text = engine.FPDFText_LoadPage(page)
      const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)]
      let words = ''
      for (let index = 0; index < engine.FPDFText_CountChars(text); index += 1) {
        const code = engine.FPDFText_GetUnicode(text, index)
        if (code <= 32 || !engine.FPDFText_GetLooseCharBox(text, index, rect)) continue
        const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(heap().buffer, rect, 4)
        const middle = [(left + right) / 2, (top + bottom) / 2] as const
        engine.FPDF_PageToDevice(page, 0, 0, width * fine, height * fine, 0, ...middle, point, point + 4)
        const [x = 0, y = 0] = [...new Int32Array(heap().buffer, point, 2)].map((unit) => unit / fine)
        const inside = boxes.some(
          (box) => box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height,
        )
        if (inside) words += String.fromCodePoint(code)
      }
      engine.FPDFText_ClosePage(text)
      engine.FPDF_ClosePage(page)
      return words
    },
    [Symbol.dispose]() {
      engine.FPDF_CloseDocument(document)
      for (const pointer of [file, rect, point]) free(pointer)
    },
  }
}
