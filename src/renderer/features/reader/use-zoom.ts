import { useState } from 'react'
import type { Zoom } from './zoom.ts'
import { setPageZoom, setTextZoom, useZoomStore, type ZoomState } from './zoom-store.ts'

/** The zoom of a document and the ways to change it. */
export type DocumentZoom = ZoomState & { setPages: (pages: Zoom) => void; setText: (text: number) => void }

/** The remembered zoom; with `own`, one that begins at "Fit text" and is forgotten with the document. */
export function useZoom(own: boolean): DocumentZoom {
  const { pages, text } = useZoomStore()
  const [changed, setChanged] = useState<Partial<ZoomState>>({})
  if (!own) return { pages, text, setPages: setPageZoom, setText: setTextZoom }
  return {
    pages: changed.pages ?? FIT,
    text: changed.text ?? text,
    setPages: (next) => setChanged((old) => ({ ...old, pages: next })),
    setText: (next) => setChanged((old) => ({ ...old, text: next })),
  }
}

const FIT: Zoom = { mode: 'fit' }
