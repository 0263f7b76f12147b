import type { Block } from '../../api/document.ts'
import type { PageSource } from '../../api/page-health.ts'
import type { Box } from '../../api/span.ts'

/**
 * Run-length map from stored page text to the PDF's character indices: `[textStart, charStart, length]` runs in
 * rising order of `textStart`; text units in no run (inserted spaces, line breaks) have no character.
 */
export type SpanMap = readonly (readonly [textStart: number, charStart: number, length: number])[]

/** Where recognised words stand: runs of a page's text in rising order, with their boxes in points as in `Box`. */
export type WordBoxes = readonly { start: number; end: number; box: Box }[]

/**
 * A page as a reader gives it. `languages`: the packs it was recognised with. `label`, `confidence` and `waiting` as in `PageText`; `width` and `height` in points, of
 * PDFs and images; `map` of text that a PDF holds, `words` of recognised text.
 */
export type ExtractedPage = {
  number: number
  text: string
  source: PageSource
  blocks: readonly Block[]
  label?: string
  width?: number
  height?: number
  map?: SpanMap
  words?: WordBoxes
  confidence?: number
  languages?: readonly string[]
  waiting?: true
}
