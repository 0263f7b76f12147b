import { getDocument, PDFDataRangeTransport, type PDFDocumentLoadingTask } from 'pdfjs-dist'
import { AssistantError, toErrorValue } from '../../../../api/error.ts'
import type { Client } from '../../../../rpc/types.ts'
import { pdfWorker } from './pdf-worker.ts'

/** Bytes that one `document.bytes` call gives at most. */
const CALL_BYTES = 1 << 20
const CHUNK_BYTES = 1 << 18

/** Where the build puts pdf.js's decoders, character maps, standard fonts and colour profile. */
const assets = new URL('pdfjs/', document.baseURI).href

/** A PDF being opened: pdf.js's task, and the error of the first read that failed. */
export type PdfOpening = { task: PDFDocumentLoadingTask; failure: () => AssistantError | undefined }

/**
 * Opens a document's original over the contract; only the parts that the shown pages need are read. Errors of
 * `document.bytes` reject the returned promise or are found in `failure` later.
 */
export async function openPdf(client: Client, documentId: string, signal: AbortSignal): Promise<PdfOpening> {
  const first = await client.call('document.bytes', { documentId, offset: 0, length: CALL_BYTES }, { signal })
  let failure: AssistantError | undefined
  const transport = new PDFDataRangeTransport(first.total, first.bytes)
  transport.requestDataRange = (begin, end) => {
    readRange(client, documentId, begin, end, signal).then(
      (bytes) => transport.onDataRange(begin, bytes),
      (error: unknown) => {
        const value = toErrorValue(error)
        failure ??= new AssistantError(value.code, value.parameters)
        void task.destroy()
      },
    )
  }
  const task = getDocument({
    range: transport,
    worker: pdfWorker(),
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${assets}cmaps/`,
    // The same bundled faces on every machine: a system's stand-in for Times is often wider and gets squeezed.
    useSystemFonts: false,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    iccUrl: `${assets}iccs/`,
    // pdf.js fetches only http addresses by itself unless told so; the page's own scheme is another.
    useWorkerFetch: true,
    disableWorkerRendering: true,
    verbosity: 0,
  })
  return { task, failure: () => failure }
}

async function readRange(client: Client, documentId: string, begin: number, end: number, signal: AbortSignal) {
  const whole = new Uint8Array(end - begin)
  for (let at = begin; at < end; at += CALL_BYTES) {
    const length = Math.min(CALL_BYTES, end - at)
    const { bytes } = await client.call('document.bytes', { documentId, offset: at, length }, { signal })
    whole.set(bytes, at - begin)
  }
  return whole
}
