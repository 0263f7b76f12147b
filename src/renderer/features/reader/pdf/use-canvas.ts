import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { type RefObject, useEffect } from 'react'

/** Pixels a page's picture has at most; larger zooms are stretched. */
const MOST_PIXELS = 1 << 24
/** While a zoom is still changing the old picture is stretched. */
const SETTLE_MS = 90

/** Draws a page into `host` at `scale` CSS pixels a point, as sharp as the screen; the old picture stays until then. */
export function useCanvas(
  host: RefObject<HTMLDivElement | null>,
  pdf: PDFDocumentProxy,
  number: number,
  scale: number,
): void {
  useEffect(() => {
    const place = host.current
    if (place === null) return
    let task: RenderTask | undefined
    let ended = false
    const draw = async () => {
      const page = await pdf.getPage(number)
      if (ended) return
      const plain = page.getViewport({ scale })
      const sharpness = Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
      const viewport = page.getViewport({ scale: scale * sharpness })
      const canvas = document.createElement('canvas')
      canvas.width = Math.ceil(viewport.width)
      canvas.height = Math.ceil(viewport.height)
      task = page.render({ canvas, viewport })
      await task.promise
      if (!ended) place.replaceChildren(canvas)
      place.dataset['drawn'] = 'true'
    }
    const timer = setTimeout(() => void draw().catch(() => undefined), place.childElementCount > 0 ? SETTLE_MS : 0)
    return () => {
      ended = true
      clearTimeout(timer)
      task?.cancel()
    }
  }, [host, pdf, number, scale])
}
