import { type PDFDocumentProxy, TextLayer } from 'pdfjs-dist'
import { type RefObject, useEffect } from 'react'
import { steadySelection } from './steady-selection.ts'

/** Lays a page's text, transparent, over its picture, so that it can be selected and read aloud. Zooms by CSS alone. */
export function useTextLayer(host: RefObject<HTMLDivElement | null>, pdf: PDFDocumentProxy, number: number): void {
  useEffect(() => {
    const container = host.current
    if (container === null) return
    let layer: TextLayer | undefined
    let letGo: (() => void) | undefined
    let ended = false
    const fill = async () => {
      const page = await pdf.getPage(number)
      if (ended) return
      const viewport = page.getViewport({ scale: 1 })
      layer = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport })
      await layer.render()
      if (ended) return
      letGo = steadySelection(container)
      container.dataset['ready'] = 'true'
    }
    void fill().catch(() => undefined)
    return () => {
      ended = true
      layer?.cancel()
      letGo?.()
      container.replaceChildren()
    }
  }, [host, pdf, number])
}
