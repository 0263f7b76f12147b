import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { inkBox } from './ink.ts'
import type { PageShape } from './page-layout.ts'

/** Width in pixels of the small picture that a page's printed part is found on. */
const SMALL = 220

const shapes = new WeakMap<PDFDocumentProxy, Map<number, Promise<PageShape>>>()

/** A page's size and printed part, found once per document. `number` counts from 1. */
export function shapeOf(pdf: PDFDocumentProxy, number: number): Promise<PageShape> {
  const known = shapes.get(pdf) ?? new Map<number, Promise<PageShape>>()
  shapes.set(pdf, known)
  const shape = known.get(number) ?? pdf.getPage(number).then(measure)
  known.set(number, shape)
  shape.catch(() => known.delete(number))
  return shape
}

async function measure(page: PDFPageProxy): Promise<PageShape> {
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: SMALL / width })
  const canvas = document.createElement('canvas')
  canvas.width = SMALL
  canvas.height = Math.max(1, Math.round(viewport.height))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return { width, height, ink: undefined }
  await page.render({ canvas: null, canvasContext: context, viewport }).promise
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  const ink = inkBox(pixels.data, pixels.width, pixels.height)
  const points = width / SMALL
  return {
    width,
    height,
    ink:
      ink === undefined
        ? undefined
        : { x: ink.x * points, y: ink.y * points, width: ink.width * points, height: ink.height * points },
  }
}
