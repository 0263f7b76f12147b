import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Zoom } from './zoom.ts'

/** How large pages and text documents are shown; remembered by the window. `text`: 1 is the usual size. */
export type ZoomState = { pages: Zoom; text: number }

/** The reader's zoom. */
export const useZoomStore = create<ZoomState>()(
  persist((): ZoomState => ({ pages: { mode: 'fit' }, text: 1 }), { name: 'carrel.reader-zoom' }),
)

/** Sets the zoom of PDF pages. */
export function setPageZoom(pages: Zoom): void {
  useZoomStore.setState({ pages })
}

/** Sets the size of text documents. */
export function setTextZoom(text: number): void {
  useZoomStore.setState({ text })
}
