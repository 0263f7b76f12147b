import type { Bitmap } from './bitmap.ts'

/** Points of the page as shown; `readingWidth`: pixels across at which its text is best recognised. */
export type PageSize = { width: number; height: number; readingWidth: number }

/** An open file of pages that can be drawn. Pages count from 1; one that cannot be shown throws `document-damaged`. */
export type PageFile = Disposable & {
  pages: number
  size(number: number): PageSize
  /** The page `width` pixels wide; its height follows. */
  draw(number: number, width: number): Bitmap
}
