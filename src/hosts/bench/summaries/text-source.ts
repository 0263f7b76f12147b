import { readBytes } from '../../../core/documents/read-bytes.ts'
import type { ExtractedPage } from '../../../core/ports/extracted-page.ts'
import type { PdfEngine } from '../../../core/ports/pdf-engine.ts'
import type { SummarySource } from '../../../core/summarize/summary-source.ts'

const noPdf: PdfEngine = {
  open: () => Promise.reject(new Error('no PDF here')),
  plainText: () => Promise.reject(new Error('no PDF here')),
}

/** A plain text as something to be summarised, read as a file is. */
export async function textSource(text: string, name: string): Promise<SummarySource> {
  const pages: ExtractedPage[] = []
  const bytes = new TextEncoder().encode(text)
  for await (const event of readBytes({ pdf: noPdf }, bytes, `${name}.txt`, new AbortController().signal)) {
    if (event.type === 'page-read') pages.push(event.page)
  }
  return {
    place: { documentId: name, revisionId: name, path: `/${name}.txt`, title: '', kind: 'text' },
    language: 'en',
    pages,
  }
}
