import {
  getDocument,
  PasswordException,
  PasswordResponses,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
} from 'pdfjs-dist'
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
 * `document.bytes` reject the returned promise or are found in `failure` later. The password is the one `given`, else the
 * one that Carrel knows.
 */
export async function openPdf(
  client: Client,
  documentId: string,
  signal: AbortSignal,
  given?: string,
): Promise<PdfOpening> {
  const [first, { password }] = await Promise.all([
    client.call('document.bytes', { documentId, offset: 0, length: CALL_BYTES }, { signal }),
    given === undefined ? client.call('document.password', { documentId }, { signal }) : { password: given },
  ])
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
    ...(password === undefined ? {} : { password }),
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

/**
 * The document, once pdf.js has opened it. Throws `document-encrypted`, `password-wrong`, `document-damaged`, or what a
 * read failed with.
 */
export async function openedPdf({ task, failure }: PdfOpening): Promise<PDFDocumentProxy> {
  try {
    return await task.promise
  } catch (cause) {
    const isWrong = cause instanceof PasswordException && cause.code === PasswordResponses.INCORRECT_PASSWORD
    const locked = isWrong ? 'password-wrong' : 'document-encrypted'
    const code = cause instanceof PasswordException ? locked : 'document-damaged'
    throw failure() ?? new AssistantError(code, { name: '' }, { cause })
  }
}

/** Tries a password on a document's original. Throws as `openedPdf` does. */
export async function tryPassword(client: Client, documentId: string, password: string): Promise<void> {
  const opening = await openPdf(client, documentId, new AbortController().signal, password)
  try {
    await openedPdf(opening)
  } finally {
    await opening.task.destroy()
  }
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
