import { AssistantError } from '../../api/error.ts'
import type { PdfEngine, PdfFile } from '../../core/ports.ts'
import { readCharacters } from './characters.ts'
import { drawPdfPage, pdfPageSize } from './draw-page.ts'
import { loadPdfium, type Pdfium } from './pdfium.ts'

/** FPDF_GetLastError: a password or a security handler that is not there. */
const passwordNeeded = 4
const securityUnsupported = 5

/** PDFium as the engine; pdf.js (unpdf) as the second one. */
export const pdfEngine: PdfEngine = {
  async open(bytes) {
    return openFile(await loadPdfium(), bytes)
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

function openFile(pdfium: Pdfium, bytes: Uint8Array): PdfFile {
  // PDFium reads from this copy for as long as the document is open.
  const data = pdfium.malloc(Math.max(1, bytes.length))
  if (data === 0) throw new AssistantError('document-too-hungry')
  pdfium.heap().set(bytes, data)
  const document = pdfium.FPDF_LoadMemDocument(data, bytes.length, 0)
  if (document === 0) {
    const reason = pdfium.FPDF_GetLastError()
    pdfium.free(data)
    const encrypted = reason === passwordNeeded || reason === securityUnsupported
    throw new AssistantError(encrypted ? 'document-encrypted' : 'document-damaged')
  }
  return {
    pages: pdfium.FPDF_GetPageCount(document),
    title: metaText(pdfium, document, 'Title'),
    page: (number) => readCharacters(pdfium, document, number - 1),
    size: (number) => pdfPageSize(pdfium, document, number - 1),
    draw: (number, width) => drawPdfPage(pdfium, document, number - 1, width),
    [Symbol.dispose]() {
      pdfium.FPDF_CloseDocument(document)
      pdfium.free(data)
    },
  }
}

function metaText(pdfium: Pdfium, document: number, tag: string): string {
  const name = pdfium.malloc(tag.length + 1)
  pdfium.heap().set([...new TextEncoder().encode(tag), 0], name)
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
