import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Client } from '../../../../rpc/types.ts'
import { openedPdf, openPdf } from './pdf-source.ts'

type Entry = { document: Promise<PDFDocumentProxy>; close: () => void; users: number }

/** PDFs kept open although nothing shows them. */
const KEPT = 4
const open = new Map<string, Entry>()

/** A PDF in use. `release` once when it is no longer shown; it may stay open for the next time. */
export type PdfLease = { document: Promise<PDFDocumentProxy>; release: () => void }

/**
 * Opens a revision's PDF or takes it from those already open. `document` rejects with `AssistantError`:
 * `document-original-missing`, `document-original-changed`, `document-encrypted`, `password-wrong`, `document-damaged` and those of the channel.
 */
export function leasePdf(client: Client, documentId: string, revisionId: string): PdfLease {
  const key = `${documentId} ${revisionId}`
  const entry = open.get(key) ?? load(client, documentId, key)
  open.delete(key)
  open.set(key, entry)
  entry.users += 1
  let released = false
  return {
    document: entry.document,
    release() {
      if (released) return
      released = true
      entry.users -= 1
      closeUnused()
    },
  }
}

function load(client: Client, documentId: string, key: string): Entry {
  const ending = new AbortController()
  const opening = openPdf(client, documentId, ending.signal)
  const pdf = opening.then(openedPdf)
  const forget = () => {
    if (open.get(key) === entry) open.delete(key)
  }
  const close = () => {
    ending.abort()
    void opening.then(({ task }) => task.destroy()).catch(() => undefined)
  }
  const entry: Entry = { document: pdf, close, users: 0 }
  pdf.catch(forget)
  return entry
}

function closeUnused(): void {
  const unused = [...open].filter(([, entry]) => entry.users === 0)
  for (const [key, entry] of unused.slice(0, Math.max(0, unused.length - KEPT))) {
    open.delete(key)
    entry.close()
  }
}
