import { AssistantError } from '../../api/error.ts'
import type { PdfEngine, PdfFile } from '../../core/ports/pdf-engine.ts'
import { readCharacters } from './characters.ts'
import { drawPdfPage, pdfPageSize } from './draw-page.ts'
import { loadPdfium, type Pdfium } from './pdfium.ts'
import { pictureShare } from './picture-share.ts'

/** FPDF_GetLastError: a password or a security handler that is not there. */
const passwordNeeded = 4
const securityUnsupported = 5

/** PDFium as the engine; pdf.js (unpdf) as the second one. */
export const pdfEngine: PdfEngine = {
  async open(bytes, password) {
    return openFile(await loadPdfium(), bytes, password)
  },
  async plainText(bytes) {
    const { extractText, getDocumentProxy } = await import('unpdf')
    const document = await getDocumentProxy(new Uint8Array(bytes))
    try {
      return (await extractText(document, { mergePages: false })).text
    } finally {
      await document.loadingTask.destroy()
    }
  },
}

function openFile(pdfium: Pdfium, bytes: Uint8Array, password: string | undefined): PdfFile {
  // PDFium reads from this copy for as long as the document is open.
  const data = pdfium.malloc(Math.max(1, bytes.length))
  if (data === 0) throw new AssistantError('document-too-hungry')
  pdfium.heap().set(bytes, data)
  const secret = password === undefined ? 0 : cString(pdfium, password)
  const document = pdfium.FPDF_LoadMemDocument(data, bytes.length, secret)
  if (secret !== 0) pdfium.free(secret)
  if (document === 0) {
    const reason = pdfium.FPDF_GetLastError()
    pdfium.free(data)
    if (reason === passwordNeeded) throw new AssistantError(secret === 0 ? 'document-encrypted' : 'password-wrong')
    throw new AssistantError(reason === securityUnsupported ? 'document-encrypted' : 'document-damaged')
  }
  return {
    pages: pdfium.FPDF_GetPageCount(document),
    title: metaText(pdfium, document, 'Title'),
    page: (number) => readCharacters(pdfium, document, number - 1),
    pictureShare: (number) => pictureShare(pdfium, document, number - 1),
    size: (number) => pdfPageSize(pdfium, document, number - 1),
    draw: (number, width) => drawPdfPage(pdfium, document, number - 1, width),
    [Symbol.dispose]() {
      pdfium.FPDF_CloseDocument(document)
      pdfium.free(data)
    },
  }
}

/** UTF-8 with a zero at its end, in the engine's memory. */
function cString(pdfium: Pdfium, text: string): number {
  const bytes = new TextEncoder().encode(`${text}\0`)
  const place = pdfium.malloc(bytes.length)
  pdfium.heap().set(bytes, place)
  return place
}

function metaText(pdfium: Pdfium, document: number, tag: string): string {
  const name = cString(pdfium, tag)
  const bytes = pdfium.FPDF_GetMetaText(document, name, 0, 0)
  let text = ''
  if (bytes > 2 && bytes < 10_000) {
    const buffer = pdfium.malloc(bytes)
    pdfium.FPDF_GetMetaText(document, name, buffer, bytes)
    text = pdfium.UTF16ToString(buffer)
    pdfium.free(buffer)
  }
  pdfium.free(name)
  return text
}
