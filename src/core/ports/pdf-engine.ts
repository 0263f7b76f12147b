import type { PageFile } from './page-file.ts'

/** A run style of a PDF page. `size` in points as shown; `turn` is the text's direction in quarter turns clockwise. */
export type PdfStyle = { size: number; bold: boolean; italic: boolean; mono: boolean; turn: 0 | 1 | 2 | 3 }

/**
 * The characters of one PDF page, in the engine's order. `geometry` holds six numbers a character, in points with the
 * origin at the shown page's top left: left, top, right, bottom, baseline origin x, y. `styles[style[i]]` is its style.
 * `codes` are Unicode code points; U+FFFE is a hyphen at a line's end; CR and LF are breaks the engine made up. `rules`
 * are the upright and level straight lines drawn on the page, sides of rectangles included: four numbers each, x and y
 * of one end and of the other, which are no less. `shades` are the sides of areas that are filled but not outlined.
 */
export type PdfCharacters = {
  width: number
  height: number
  codes: Uint32Array
  geometry: Float32Array
  style: Uint16Array
  styles: readonly PdfStyle[]
  rules: Float32Array
  shades: Float32Array
}

/** An open PDF: its pages can be drawn, and their characters told. */
export type PdfFile = PageFile & {
  /** From the document's properties, as it stands there; may be empty. */
  title: string
  page(number: number): PdfCharacters
  /** Share of a page that pictures cover, 0 to 1; 0 where invisible text says that they were recognised already. */
  pictureShare(number: number): number
}

/**
 * Opens PDFs. `open` throws `document-encrypted`, `password-wrong` (where one was given) or `document-damaged` without
 * parameters.
 */
export type PdfEngine = {
  open(bytes: Uint8Array, password?: string): Promise<PdfFile>
  /** Text of each page by a second engine, for files that the first cannot read. Rejects where it cannot either. */
  plainText(bytes: Uint8Array): Promise<string[]>
}
