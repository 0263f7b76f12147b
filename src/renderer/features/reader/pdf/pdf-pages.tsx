import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useRef } from 'react'
import type { Client } from '../../../../rpc/types.ts'
import { useCall } from '../../../app/queries.ts'
import { batchOf } from '../text/page-batches.ts'
import { shapeOf } from './page-shape.ts'
import type { PagedSource } from './paged-source.ts'
import { RecognisedWords } from './recognised-words.tsx'
import { turnOfPage } from './turn-of-page.ts'
import { turnedShape } from './turned.ts'
import { useCanvas } from './use-canvas.ts'
import { useTextLayer } from './use-text-layer.ts'

/** A document's id, how many pages it has, and how many of them were recognised. */
type PdfPagesOf = { documentId: string; pages: number; recognised: number }

/** The pages of a PDF, drawn here. Pages whose text was recognised show those words in place of the file's. */
export function pdfPages(
  client: Client,
  pdf: PDFDocumentProxy,
  { documentId, pages, recognised }: PdfPagesOf,
): PagedSource {
  return {
    pages: pdf.numPages,
    shapeOf: async (number) => {
      const turn = recognised > 0 ? turnOfPage(client, documentId, number) : 0
      return turnedShape(await shapeOf(pdf, number), await turn)
    },
    paper: (number, scale) => <PdfPaper pdf={pdf} number={number} scale={scale} />,
    words: (number) =>
      recognised > 0 ? <EitherWords {...{ pdf, number, documentId, pages }} /> : <PdfWords pdf={pdf} number={number} />,
  }
}

type PageOf = { pdf: PDFDocumentProxy; number: number }

function PdfPaper({ pdf, number, scale }: PageOf & { scale: number }) {
  const canvas = useRef<HTMLDivElement>(null)
  useCanvas(canvas, pdf, number, scale)
  return <div ref={canvas} className="pdf-canvas" aria-hidden="true" />
}

function PdfWords({ pdf, number }: PageOf) {
  const text = useRef<HTMLDivElement>(null)
  useTextLayer(text, pdf, number)
  return <div ref={text} className="textLayer" />
}

function EitherWords({ pdf, number, documentId, pages }: PageOf & { documentId: string; pages: number }) {
  const batch = useCall('document.pages', batchOf(documentId, number, pages)).data
  const page = batch?.find((one) => one.number === number)
  if (page?.source === 'recognised') return <RecognisedWords documentId={documentId} page={page} />
  return <PdfWords pdf={pdf} number={number} />
}
