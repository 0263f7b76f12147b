import type { ReactNode } from 'react'
import type { PageShape } from './page-layout.ts'

/** Where pages come from that are shown as they look. Numbers count from 1. */
export type PagedSource = {
  pages: number
  shapeOf: (number: number) => Promise<PageShape>
  /** What the page looks like, filling its place, at `scale` CSS pixels a point. */
  paper: (number: number, scale: number) => ReactNode
  /** The page's words, transparent and where they are seen, so that they can be selected and read aloud. */
  words: (number: number) => ReactNode
}
