import { z } from 'zod'

/**
 * A run of a page's stored text. `page` counts from 1; `start` and `end` are UTF-16 code units into the page's
 * stored text; `text` equals `page.text.slice(start, end)` exactly.
 */
export const Span = z.strictObject({
  page: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string(),
})
export type Span = z.infer<typeof Span>

/** One rectangle in PDF points (1/72 inch), origin at the page's top left, as the page is shown (rotation applied). */
export const Box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Box = z.infer<typeof Box>

/** The rectangles that the words of one span cover on its page, a line each; page size in points. */
export const SpanBoxes = z.strictObject({
  page: z.int().min(1),
  pageWidth: z.number(),
  pageHeight: z.number(),
  boxes: z.array(Box),
})
export type SpanBoxes = z.infer<typeof SpanBoxes>
