import { z } from 'zod'

/**
 * How a page's text was obtained: it stands in the file; it was recognised in a picture; the file has text, but not what
 * the page shows; there is nothing on the page; there is something that could not be recognised.
 */
export const PageSource = z.enum(['text', 'recognised', 'garbled', 'empty', 'unreadable'])
export type PageSource = z.infer<typeof PageSource>

/** Pages by how their text was obtained, and those whose text is still to be recognised (these are counted twice). */
export const PageHealth = z.strictObject({
  text: z.int(),
  recognised: z.int(),
  garbled: z.int(),
  empty: z.int(),
  unreadable: z.int(),
  waiting: z.int(),
})
export type PageHealth = z.infer<typeof PageHealth>
